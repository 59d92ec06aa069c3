/// The warnings of one reading; each is kept once, and a hostile manifest makes no flood.
struct WarningList: Hashable, Sendable {
    private(set) var warnings: [ManifestWarning] = []
    private static let maximumCount = 50

    /// Notes a warning; of equal sentences the first one with its line.
    mutating func add(_ sentence: String, line: Int? = nil) {
        guard warnings.count < WarningList.maximumCount, !warnings.contains(where: { $0.sentence == sentence }) else {
            return
        }
        warnings.append(ManifestWarning(sentence, line: line))
    }

    mutating func add(_ list: WarningList) {
        for warning in list.warnings { add(warning.sentence, line: warning.line) }
    }
}
