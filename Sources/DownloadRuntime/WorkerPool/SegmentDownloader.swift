package import MediaModel
import Transfer

/// Fetches the segments of an HLS or DASH stream and merges them into one MP4 (transfer.md's rules for manifests and
/// merging).
package final class SegmentDownloader: Downloader {
    private let task: SegmentedTask
    private let signal: StopSignal

    init(_ task: SegmentedTask) {
        self.task = task
        signal = StopSignal(engine: task.engine)
    }

    package func run(reporting report: @escaping @Sendable (DownloadProgress) -> Void) async -> DownloadOutcome {
        await withTaskCancellationHandler {
            // Decrypting and reading segments would hold the stages up.
            await withTaskExecutorPreference(globalConcurrentExecutor) { [task, signal] in
                await SegmentedSession(task, signal: signal, report: report).run()
            }
        } onCancel: {
            signal.raise()
        }
    }

    package func stop() {
        signal.raise()
    }
}
