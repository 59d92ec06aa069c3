import Foundation
import Testing

/// What the window says stands in the catalogue, in every language.
struct WordingTests {
    private typealias Wordings = [String: Any]

    /// Where people read what is written; what designers, developers and terminals read stays English.
    private static let screens = SourceTree.sources.filter { file in
        file.path.hasPrefix("Sources/Zentrio/") && !englishFiles.contains(file.name) && !file.name.hasSuffix("Specimen")
            && !englishFolders.contains { file.path.hasPrefix("Sources/Zentrio/\($0)/") }
    }
    private static let englishFolders = ["Commands", "Control", "Exchange", "Window"]
    private static let englishFiles: Set = ["Main"]

    /// Lines whose texts go to the log, to the terminal or into files.
    private static let otherReaders = [
        "ogger", "metadata", "precondition", "sentence:", "cause:", "TerminalOutput",
    ]
    private static let names: Set = ["Zentrio", "English", "Deutsch", "Pseudo"]
    private static let categories = ["de": ["one", "other"], "ar": ["zero", "one", "two", "few", "many", "other"]]

    @Test(arguments: screens) func words_areSaidThroughTheCatalogue(file: SourceFile) {
        for literal in TextLiteral.all(in: file) where literal.use == .plain && literal.isWording {
            let line = file.lines[literal.line - 1]
            if Self.names.contains(literal.key) || Self.otherReaders.contains(where: { line.contains($0) }) { continue }
            Issue.record("\(file.path):\(literal.line): say(\"\(literal.key)\")")
        }
    }

    @Test func catalogue_holdsExactlyWhatIsSaid() throws {
        let catalogue = try Self.catalogue()
        let said = Set(Self.screens.flatMap { TextLiteral.all(in: $0).compactMap(\.catalogueKey) })
        let missing = said.filter { catalogue[$0] == nil }.sorted()
        #expect(missing.isEmpty, "Assets/catalogue.json has no \(missing)")
        let unused = catalogue.keys.filter { !said.contains($0) }.sorted()
        #expect(unused.isEmpty, "nobody says \(unused)")
    }

    @Test func catalogue_isCompleteInEveryLanguage() throws {
        let counted = Set(
            Self.screens.flatMap { TextLiteral.all(in: $0).filter { $0.use == .counted }.map(\.key) })
        for (key, languages) in try Self.catalogue() {
            #expect(languages.keys.sorted() == Self.categories.keys.sorted(), "\(key)")
            for (language, wording) in languages {
                let forms = wording as? [String: String]
                #expect((forms != nil) == counted.contains(key), "\(language): \(key) is counted or it is not")
                #expect(
                    forms == nil || forms?.keys.sorted() == Self.categories[language]?.sorted(), "\(language): \(key)")
                for text in forms.map({ Array($0.values) }) ?? [wording as? String ?? ""] {
                    #expect(!text.isEmpty && gaps(text) <= gaps(key), "\(language): \(key)")
                    #expect(forms != nil || gaps(text) == gaps(key), "\(language): \(key)")
                }
            }
        }
    }

    @Test func literal_isFoundWithItsUse() {
        let file = SourceFile(
            path: "X.swift",
            text: """
                ui.label(say("Paste \\(f("a", (1))) it"), say(n, one: "1 x", other: "\\(n) x"))  // "no"
                a(
                    say(
                        "May", context: "month"), "plain words here")
                """)
        #expect(
            TextLiteral.all(in: file) == [
                TextLiteral(key: "Paste %@ it", line: 1, use: .said(context: nil)),
                TextLiteral(key: "1 x", line: 1, use: .countedOne), TextLiteral(key: "%@ x", line: 1, use: .counted),
                TextLiteral(key: "May", line: 4, use: .said(context: "month")),
                TextLiteral(key: "month", line: 4, use: .plain),
                TextLiteral(key: "plain words here", line: 4, use: .plain),
            ])
    }

    @Test(arguments: ["Paste Link", "Select", "all of it", "· Ready", "%@ of %@"]) func words_areWording(text: String) {
        #expect(TextLiteral(key: text, line: 1, use: .plain).isWording)
    }

    @Test(arguments: ["paste", "check-circle", "row-%@", "%@p", "F11", "1080p", "", "NotoSans-Regular.ttf"])
    func names_areNotWording(text: String) {
        #expect(!TextLiteral(key: text, line: 1, use: .plain).isWording)
    }

    private func gaps(_ text: String) -> Int { text.count { $0 == "@" } }

    private static func catalogue() throws -> [String: Wordings] {
        let data = try Data(contentsOf: URL(filePath: SourceTree.root + "/Assets/catalogue.json"))
        return try #require(JSONSerialization.jsonObject(with: data) as? [String: Wordings])
    }
}
