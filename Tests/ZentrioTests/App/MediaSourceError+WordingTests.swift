import MediaSources
import Testing

@testable import Zentrio

struct MediaSourceErrorWordingTests {
    private func words(_ code: MediaSourceError.Code, in language: Language) throws -> String {
        let catalogue = try Catalogue.load(language, assets: ProjectFolders.root + "/Assets")
        return Catalogue.$local.withValue(catalogue) { MediaSourceError(code, "Attic is away.").wording }
    }

    @Test func english_keepsWhatTheSourceSaid() throws {
        #expect(try words(.notFound, in: .english) == "Attic is away.")
    }

    @Test func otherScheme_isNoRefusalOfTheServer() throws {
        #expect(
            try words(.unsupportedScheme, in: .german) == "Nur Adressen mit http und https lassen sich herunterladen.")
    }

    @Test(arguments: MediaSourceError.Code.allCases)
    func otherLanguages_sayWhatTheCodeMeans(code: MediaSourceError.Code) throws {
        let pseudo = try words(code, in: .pseudo)
        #expect(pseudo.hasPrefix("["), "\(pseudo) is not in the catalogue")
        let german = try words(code, in: .german)
        let arabic = try words(code, in: .arabic)
        #expect(!german.isEmpty && !arabic.isEmpty && german != arabic)
        #expect(!(german + arabic).contains("Attic"))
    }
}
