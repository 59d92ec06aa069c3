import MediaSources

/// What stands in the link field: something to look up, the beginning of it, or what leads nowhere.
nonisolated enum LinkText: Hashable, Sendable {
    /// What to look up.
    case link(String)
    /// Somebody may still be typing.
    case unfinished
    /// The sentence says why not.
    case wrong(String)

    /// Judges a text.
    ///
    /// - Parameters:
    ///   - text: As it stands in the field.
    ///   - isWhole: Whether it was pasted or confirmed, so that nothing more will come.
    init(_ text: String, isWhole: Bool) {
        let text = text.trimmingWhitespace
        if BareLink(text) != nil {
            self = .link(text)
        } else if text.isEmpty || !isWhole && LinkText.mayGoOn(text) {
            self = .unfinished
        } else {
            self = LinkText.judged(text)
        }
    }

    private static func judged(_ text: String) -> LinkText {
        do throws(MediaSourceError) {
            _ = try PastedLink(text)
            return .link(text)
        } catch {
            return .wrong(holdsLinks(text) ? say("One link at a time.") : error.wording)
        }
    }

    /// Whether there are several links with white space between them, each good by itself.
    private static func holdsLinks(_ text: String) -> Bool {
        let parts = text.split(whereSeparator: \.isWhitespace)
        return parts.count > 1 && parts.allSatisfy { (try? PastedLink(String($0))) != nil }
    }

    /// Whether more letters could make an address of it: a word, or the beginning of a scheme.
    private static func mayGoOn(_ text: String) -> Bool {
        if !text.contains(where: { $0 == ":" || $0.isWhitespace }) { return true }
        return ["http://", "https://", "stremio://"].contains { $0.hasPrefix(text.lowercased()) }
    }
}
