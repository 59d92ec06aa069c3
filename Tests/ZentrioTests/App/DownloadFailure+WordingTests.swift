import MediaModel
import Testing

@testable import Zentrio

struct DownloadFailureWordingTests {
    private func words(_ code: DownloadFailure.Code, in language: Language, tries: Int = 1) throws -> String {
        let catalogue = try Catalogue.load(language, assets: ProjectFolders.root + "/Assets")
        let failure = DownloadFailure(code, sentence: "It broke at 21:04.", cause: "reset")
        return Catalogue.$local.withValue(catalogue) { failure.wording(tries: tries) }
    }

    @Test func english_keepsThePreciseSentence() throws {
        #expect(try words(.connectionLost, in: .english) == "It broke at 21:04.")
    }

    @Test func severalTries_areToldInEveryLanguage() throws {
        #expect(try words(.connectionLost, in: .english, tries: 3) == "It broke at 21:04.")
        #expect(try words(.connectionLost, in: .german, tries: 3).hasSuffix(" 3-mal versucht."))
        #expect(try words(.connectionLost, in: .arabic, tries: 2).hasSuffix(" جرت محاولتان."))
        #expect(try words(.connectionLost, in: .german) == words(.connectionLost, in: .german, tries: 0))
        // Nobody tries again what has gone for good.
        #expect(try words(.notFound, in: .german) == words(.notFound, in: .german, tries: 3))
    }

    @Test func refusals_thatAreNotTheServers_areToldApart() throws {
        let german = try Catalogue.load(.german, assets: ProjectFolders.root + "/Assets")
        let words = Catalogue.$local.withValue(german) {
            [403, 407, 451].map { DownloadFailure(.refused, sentence: "No.", cause: "no", httpStatus: $0).wording }
        }
        #expect(words[0] == "Der Server lehnt diesen Download ab.")
        #expect(words[1] == "Der Proxy verlangt ein Passwort. Prüfen Sie die Proxy-Einstellung.")
        #expect(words[2] == "Die Quelle darf diesen Titel hier aus rechtlichen Gründen nicht anbieten.")
    }

    @Test(arguments: DownloadFailure.Code.allCases)
    func otherLanguages_sayWhatTheCodeMeans(code: DownloadFailure.Code) throws {
        #expect(try words(code, in: .pseudo).hasPrefix("["))
        let german = try words(code, in: .german)
        let arabic = try words(code, in: .arabic)
        #expect(!german.isEmpty && german != arabic && !german.contains("21:04"))
    }
}
