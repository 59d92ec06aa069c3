import MediaModel
import Testing

@testable import Zentrio

struct ExitStatusTests {
    @Test(arguments: [
        (DownloadFailure.Code.connectionLost, Zentrio.ExitStatus.networkFailed), (.serverError, .networkFailed),
        (.hostNotFound, .networkFailed), (.unauthorized, .networkFailed), (.notFound, .notFound),
        (.protected, .refused), (.live, .refused), (.gotWebPage, .refused), (.notMedia, .refused),
        (.diskFull, .waitingForSpace), (.notWritable, .failed), (.internalError, .failed),
    ])
    func failure_hasItsDocumentedStatus(code: DownloadFailure.Code, status: Zentrio.ExitStatus) {
        #expect(Zentrio.ExitStatus(code) == status)
    }

    @Test func numbers_areAsDocumented() {
        let all: [Zentrio.ExitStatus] = [
            .done, .failed, .wrongUsage, .networkFailed, .refused, .waitingForSpace, .notFound, .interrupted,
        ]
        #expect(all.map(\.rawValue) == [0, 1, 2, 3, 4, 5, 6, 130])
    }
}
