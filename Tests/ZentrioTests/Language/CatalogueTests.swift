import ImmediateUI
import Testing

@testable import Zentrio

struct CatalogueTests {
    private static let assets = ProjectFolders.root + "/Assets"

    private func say(in language: Language, _ words: () -> String) throws -> String {
        try Catalogue.$local.withValue(Catalogue.load(language, assets: Self.assets)) { words() }
    }

    @Test(arguments: [(Language.english, "Paste Link"), (.german, "Link einfügen"), (.arabic, "لصق رابط")])
    func words_areSaidInTheLanguage(language: Language, text: String) throws {
        #expect(try say(in: language) { Zentrio.say("Paste Link") } == text)
    }

    @Test(arguments: [
        (Language.english, ["0 titles", "1 title", "2 titles", "11 titles"]),
        (.german, ["0 Titel", "1 Titel", "2 Titel", "11 Titel"]),
        (.arabic, ["لا عناوين", "عنوان واحد", "عنوانان", "\u{2068}١١\u{2069} عنوانًا"]),
    ])
    func numbers_chooseTheForm(language: Language, texts: [String]) throws {
        let said = try [0, 1, 2, 11].map { count in
            try say(in: language) { Zentrio.say(count, one: "1 title", other: "\(count) titles") }
        }
        #expect(said == texts)
    }

    @Test func pseudoLanguage_isLongerAndKeepsWhatIsPutIn() throws {
        let text = try say(in: .pseudo) { Zentrio.say("Play \("Sintel")") }
        #expect(text == "[Þļàý Sintel~~~]")
        #expect(try say(in: .pseudo) { Zentrio.say(1, one: "1 title", other: "\(1) titles") } == "[1 ţîţļé~~~]")
    }

    /// The longest words, and lines that run the other way: every page holds them.
    @Test(arguments: SampleModel.Scene.pages, [Language.german, .arabic, .pseudo])
    func everyPage_holdsEveryLanguage(scene: SampleModel.Scene, language: Language) throws {
        try Catalogue.$local.withValue(Catalogue.load(language, assets: Self.assets)) {
            for width: Float in [1_280, 480] {
                let driver = try WindowDriver(scene, size: Extent(width: width, height: 800))
                let nodes = driver.frame.accessibility.nodes.filter { $0.states.contains(.focusable) }
                for node in nodes {
                    #expect(!node.label.isEmpty && node.role != .panel, "\(node.role) at \(node.frame)")
                    #expect(node.frame.width >= 20 && node.frame.height >= 20, "\(node.label) is \(node.frame)")
                }
                let order = nodes.filter { $0.role == .pageTab }.map(\.frame.x)
                #expect(order.count < 2 || (order[0] > order[1]) == (language.direction == .rightToLeft))
            }
        }
    }

    @Test func wordOutsideTheCatalogue_staysEnglish() {
        let catalogue = Catalogue(.german)
        #expect(catalogue.text("Paste Link", context: nil) == "Paste Link")
    }

    @Test func context_tellsWordsApart() {
        let catalogue = Catalogue(.german, wordings: ["Clear|sky": .text("Heiter"), "Clear": .text("Leeren")])
        #expect(catalogue.text("Clear", context: "sky") == "Heiter")
        #expect(catalogue.text("Clear", context: nil) == "Leeren")
    }
}
