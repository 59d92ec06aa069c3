import MediaModel
import Testing

@testable import Zentrio

nonisolated struct RetryCommandTests {
    @Test(
        arguments: [
            (.failed, true), (.waiting(.retryAt(Timestamp(rawValue: 5))), true), (.waiting(.network), true),
            (.pending, false), (.running, false), (.paused, false), (.cancelled, false),
        ] as [(DownloadState, Bool)])
    func retryOfAll_takesFailedAndWaitingOnes(state: DownloadState, isTaken: Bool) throws {
        var download = try SampleDownloads.film(1)
        if state == .failed { download.failure = DownloadFailure(.serverError, sentence: "It failed.", cause: "test") }
        download.state = state
        #expect(download.canRetry == isTaken)
    }
}
