import MediaModel
import MediaSources
import Testing

@testable import Zentrio

struct DownloadFailureSourceTests {
    @Test(arguments: MediaSourceError.Code.allCases)
    func sentence_isKept_andOnlyTheNetworkPasses(code: MediaSourceError.Code) {
        let failure = DownloadFailure(MediaSourceError(code, "So it is."), now: Timestamp(rawValue: 0))
        #expect(failure.sentence == "So it is.")
        let passing: Set<MediaSourceError.Code> = [.hostNotFound, .connectionLost, .serverError, .cancelled]
        #expect(failure.isTransient == passing.contains(code))
    }

    @Test func wait_thatTheServerAsksFor_isKept() {
        var error = MediaSourceError(.serverError, "Busy.", httpStatus: 503)
        error.retryAfter = "30"
        let failure = DownloadFailure(error, now: Timestamp(rawValue: 1_000))
        #expect(failure.retryAfter == Timestamp(rawValue: 31_000))
        #expect(failure.httpStatus == 503)
    }
}
