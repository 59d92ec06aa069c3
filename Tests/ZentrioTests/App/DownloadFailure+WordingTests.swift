import MediaModel
import Testing

@testable import Zentrio

struct DownloadFailureWordingTests {
    private func words(_ code: DownloadFailure.Code, in language: Language) throws -> String {
        let catalogue = try Catalogue.load(language, assets: ProjectFolders.root + "/Assets")
        let failure = DownloadFailure(code, sentence: "It broke at 21:04.", cause: "reset")
        return Catalogue.$local.withValue(catalogue) { failure.wording }
    }

    @Test func english_keepsThePreciseSentence() throws {
        #expect(try words(.connectionLost, in: .english) == "It broke at 21:04.")
    }

    @Test(arguments: DownloadFailure.Code.allCases)
    func otherLanguages_sayWhatTheCodeMeans(code: DownloadFailure.Code) throws {
        #expect(try words(code, in: .pseudo).hasPrefix("["))
        let german = try words(code, in: .german)
        let arabic = try words(code, in: .arabic)
        #expect(!german.isEmpty && german != arabic && !german.contains("21:04"))
    }
}
