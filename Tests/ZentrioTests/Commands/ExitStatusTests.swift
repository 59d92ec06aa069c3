import MediaModel
import Testing

@testable import Zentrio

struct ExitStatusTests {
    @Test(
        arguments: [
            (DownloadFailure.Code.connectionLost, 3), (.serverError, 3), (.hostNotFound, 3), (.unauthorized, 3),
            (.notFound, 6), (.protected, 4), (.live, 4), (.gotWebPage, 4), (.notMedia, 4), (.diskFull, 5),
            (.notWritable, 2), (.internalError, 1),
        ] as [(DownloadFailure.Code, Int32)])
    func failure_hasItsDocumentedNumber(code: DownloadFailure.Code, number: Int32) {
        #expect(ExitStatus(code).rawValue == number)
    }
}
