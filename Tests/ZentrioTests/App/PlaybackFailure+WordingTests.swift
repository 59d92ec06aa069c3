import Testing

@testable import DesktopIntegration
@testable import Zentrio

struct PlaybackFailureWordingTests {
    private let failure = PlaybackFailure(code: .noPlayer, sentence: "No player here.", cause: "none")

    @Test func english_keepsTheSentence() {
        #expect(Catalogue.$local.withValue(.english) { failure.wording } == "No player here.")
    }

    @Test func german_saysWhatTheCodeMeans() throws {
        let german = try Catalogue.load(.german, assets: ProjectFolders.root + "/Assets")
        #expect(Catalogue.$local.withValue(german) { failure.wording } == "Kein Player gefunden. Installieren Sie mpv.")
    }
}
