package import MediaModel
import Transfer

/// Fetches one file in byte ranges over several connections (transfer.md's rules for HTTP and resume).
package final class ProgressiveDownloader: Downloader {
    private let task: ProgressiveTask
    private let signal: StopSignal

    init(_ task: ProgressiveTask) {
        self.task = task
        signal = StopSignal(engine: task.engine)
    }

    package func run(reporting report: @escaping @Sendable (DownloadProgress) -> Void) async -> DownloadOutcome {
        await withTaskCancellationHandler {
            await ProgressiveSession(task, signal: signal, report: report).run()
        } onCancel: {
            signal.raise()
        }
    }

    package func stop() {
        signal.raise()
    }
}
