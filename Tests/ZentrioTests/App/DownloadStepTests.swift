import MediaModel
import Testing

@testable import Zentrio

struct DownloadStepTests {
    @Test func film_bringsItsPictures() throws {
        let step = DownloadStep(try SampleDownloads.film(1, state: .running))
        #expect(step.pictures.map(\.text) == ["https://art.example/1"])
        #expect(step.id == SampleDownloads.id(1) && step.shelved.state == .running)
    }

    @Test(arguments: [(DownloadState.running, false), (.completed, true), (.failed, true), (.pending, false)])
    func isLast_whatEndsADownload(state: DownloadState, expected: Bool) throws {
        #expect(DownloadStep(try SampleDownloads.film(1, state: state)).isLast == expected)
    }
}
