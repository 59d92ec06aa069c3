import MediaModel
import Testing

@testable import DownloadRuntime

struct DownloadFailureRenewalTests {
    private func request(_ link: String?) throws -> DownloadRequest {
        var request = try Samples.film("a")
        request.link = try link.map { try Samples.address($0) }
        return request
    }

    private func refusal(_ status: Int) -> DownloadFailure {
        var failure = Samples.failure(.refused)
        failure.httpStatus = status
        return failure
    }

    @Test(arguments: [401, 403, 410])
    func addressThatExpired_isLookedForOnlyWhereTheLinkIsAnother(status: Int) throws {
        let failure = refusal(status)
        #expect(failure.isReasonToRenew(try request("page"), downloaded: ByteCount(7)))
        #expect(!failure.isReasonToRenew(try request("a.mp4"), downloaded: .zero))
        #expect(!failure.isReasonToRenew(try request(nil), downloaded: .zero))
    }

    @Test(arguments: [DownloadFailure.Code.notMedia, .gotWebPage])
    func whatIsNoFilm_isFollowedUnlessItWasOne(code: DownloadFailure.Code) throws {
        let failure = Samples.failure(code)
        #expect(failure.isReasonToRenew(try request("a.mp4"), downloaded: .zero))
        #expect(!failure.isReasonToRenew(try request("a.mp4"), downloaded: ByteCount(1)))
        #expect(failure.isReasonToRenew(try request("page"), downloaded: ByteCount(1)))
        #expect(!failure.isReasonToRenew(try request(nil), downloaded: .zero))
    }

    @Test func anythingElse_isNoReason() throws {
        for failure in [refusal(404), refusal(503), Samples.failure(.connectionLost)] {
            #expect(!failure.isReasonToRenew(try request("page"), downloaded: .zero))
        }
    }
}
