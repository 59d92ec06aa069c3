package import DownloadRuntime
package import MediaModel
import Synchronization

/// Makes downloaders that a test drives, and hands them to the test in the order in which they were made.
package final class FakeDownloaderFactory: DownloaderFactory {
    private struct State {
        var failure: DownloadFailure?
        /// Made and not asked for yet; a test makes a handful.
        var made: [FakeDownloader] = []
        var waiters: [CheckedContinuation<FakeDownloader, Never>] = []
        var madeCount = 0
    }

    private let state = Mutex(State())

    package init() {}

    package func makeDownloader(
        for request: DownloadRequest, partialFilePath: String, ledger: any ChunkLedger, allowance: DownloadAllowance
    ) throws(DownloadFailure) -> any Downloader {
        if let failure = state.withLock({ $0.failure }) { throw failure }
        let downloader = FakeDownloader(
            request: request, partialFilePath: partialFilePath, ledger: ledger, allowance: allowance)
        let waiter = state.withLock { state -> CheckedContinuation<FakeDownloader, Never>? in
            state.madeCount += 1
            guard state.waiters.isEmpty else { return state.waiters.removeFirst() }
            state.made.append(downloader)
            return nil
        }
        waiter?.resume(returning: downloader)
        return downloader
    }

    /// How many downloaders there were so far.
    package var madeCount: Int { state.withLock { $0.madeCount } }

    /// Makes every further request for a downloader fail; nil ends that.
    package func refuse(with failure: DownloadFailure?) {
        state.withLock { $0.failure = failure }
    }

    /// Waits for the next downloader and until it runs.
    package func next() async -> FakeDownloader {
        let downloader = await withCheckedContinuation { continuation in
            let made = state.withLock { state -> FakeDownloader? in
                guard state.made.isEmpty else { return state.made.removeFirst() }
                state.waiters.append(continuation)
                return nil
            }
            if let made { continuation.resume(returning: made) }
        }
        await downloader.untilRunning()
        return downloader
    }
}
