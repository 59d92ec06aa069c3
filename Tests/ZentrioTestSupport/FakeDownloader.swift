package import DownloadRuntime
package import MediaModel
import Synchronization

/// A downloader that does what a test tells it, when the test tells it.
package final class FakeDownloader: Downloader {
    private struct State {
        var report: (@Sendable (DownloadProgress) -> Void)?
        var stopCount = 0
        var ignoresStop = false
    }

    package let request: DownloadRequest
    package let partialFilePath: String
    package let ledger: any ChunkLedger
    package let allowance: DownloadAllowance
    private let state = Mutex(State())
    private let outcome = CommandAnswer<DownloadOutcome>()
    private let running = Gate()

    package init(
        request: DownloadRequest, partialFilePath: String, ledger: any ChunkLedger, allowance: DownloadAllowance
    ) {
        self.request = request
        self.partialFilePath = partialFilePath
        self.ledger = ledger
        self.allowance = allowance
    }

    package func run(reporting report: @escaping @Sendable (DownloadProgress) -> Void) async -> DownloadOutcome {
        state.withLock { $0.report = report }
        running.open()
        // Whoever keeps this downloader must not keep the runtime with it, which keeps the factory.
        defer { state.withLock { $0.report = nil } }
        return await outcome.value()
    }

    package func stop() {
        let obeys = state.withLock { state in
            state.stopCount += 1
            return !state.ignoresStop
        }
        if obeys { outcome.give(.stopped) }
    }

    /// How often somebody asked it to stop.
    package var stopCount: Int { state.withLock { $0.stopCount } }

    /// Makes it deaf, like a worker that hangs in a system call.
    package func ignoreStop() {
        state.withLock { $0.ignoresStop = true }
    }

    /// Waits until the worker pool has called `run`.
    package func untilRunning() async {
        await running.wait()
    }

    /// Reports a frame; `run` has been called.
    package func report(_ downloaded: ByteCount, of total: ByteCount? = nil) {
        let report = state.withLock { $0.report }
        report?(DownloadProgress(downloaded: downloaded, total: total))
    }

    /// Writes the whole file, reports it and ends well.
    package func finish(with bytes: [UInt8] = Array("film".utf8)) throws {
        try TestFolder.write(bytes, to: partialFilePath)
        report(ByteCount(bytes.count), of: ByteCount(bytes.count))
        outcome.give(.finished(PartialFile(path: partialFilePath)))
    }

    /// Ends well with whatever is in the part file.
    package func endWell() {
        outcome.give(.finished(PartialFile(path: partialFilePath)))
    }

    package func fail(_ failure: DownloadFailure) {
        outcome.give(.failed(failure))
    }

    /// Ends as if it had been stopped, also when it ignores that.
    package func giveUp() {
        outcome.give(.stopped)
    }
}
