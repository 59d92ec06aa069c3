/// The warnings of one reading; each is kept once, and a hostile manifest makes no flood.
struct WarningList: Hashable, Sendable {
    private(set) var warnings: [ManifestWarning] = []
    /// What was said already, without the documents' names.
    private var sentences: Set<String> = []
    private static let maximumCount = 50

    /// Notes a warning; of equal sentences the first one with its line.
    mutating func add(_ sentence: String, line: Int? = nil) {
        guard isNew(sentence) else { return }
        warnings.append(ManifestWarning(sentence, line: line))
    }

    mutating func add(_ list: WarningList) {
        for warning in list.warnings { add(warning.sentence, line: warning.line) }
    }

    /// Takes over what is wrong with another document; of equal sentences the first one, with its document and line.
    mutating func add(_ list: WarningList, of document: String) {
        for warning in list.warnings where isNew(warning.sentence) {
            let line = warning.line.map { ", line \($0)" } ?? ""
            warnings.append(ManifestWarning("\(document)\(line): \(warning.sentence)"))
        }
    }

    private mutating func isNew(_ sentence: String) -> Bool {
        warnings.count < WarningList.maximumCount && sentences.insert(sentence).inserted
    }
}
