import MediaModel

/// Finds the downloads that somebody means on the command line.
///
/// Pure.
nonisolated struct DownloadSelector: Sendable {
    let downloads: [Download]

    /// The downloads that the words mean, each once, in the order of the words.
    ///
    /// A word is a whole identifier, a whole title, the beginning of exactly one name or identifier, or the beginning of
    /// exactly one title; the case of letters does not count.
    ///
    /// - Throws: `notFound` for a word that means nothing, `wrongUsage` for one that means several.
    func select(_ words: [String]) throws(CommandFailure) -> [Download] {
        var selected: [Download] = []
        for word in words {
            let download = try select(word)
            if !selected.contains(where: { $0.id == download.id }) { selected.append(download) }
        }
        return selected
    }

    func select(_ word: String) throws(CommandFailure) -> Download {
        let wanted = word.lowercased()
        let tests: [(Download) -> Bool] = [
            { $0.id.rawValue == wanted }, { Self.title($0) == wanted }, { Self.isName(wanted, of: $0.id) },
            { Self.title($0).hasPrefix(wanted) },
        ]
        for isMeant in tests where !wanted.isEmpty {
            let found = downloads.filter(isMeant)
            if found.count == 1 { return found[0] }
            if found.count > 1 { throw Self.ambiguous(word, found) }
        }
        throw CommandFailure(.notFound, "No download has a name or a title that begins with \"\(word)\".")
    }

    private static func isName(_ word: String, of id: DownloadID) -> Bool {
        id.rawValue.hasPrefix(word) || DownloadName(id).digits.hasPrefix(word)
    }

    private static func title(_ download: Download) -> String { download.request.item.displayTitle.lowercased() }

    private static func ambiguous(_ word: String, _ found: [Download]) -> CommandFailure {
        let nameLength = DownloadName.length(tellingApart: found.map(\.id))
        let some = found.prefix(5).map { "\(DownloadName($0.id).prefix(nameLength)) \($0.request.item.displayTitle)" }
        let rest = found.count > 5 ? ", and \(found.count - 5) more" : ""
        return CommandFailure(
            .wrongUsage, "\"\(word)\" may mean \(some.joined(separator: ", "))\(rest). Write more of it.")
    }
}
