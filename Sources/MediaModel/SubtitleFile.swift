/// Subtitles in a file of their own, beside a stream.
package struct SubtitleFile: Hashable, Sendable, Codable {
    package var address: WebAddress
    /// BCP 47; nil when nobody says.
    package var language: String?

    package init(address: WebAddress, language: String? = nil) {
        self.address = address
        self.language = language
    }

    /// Whether it is in a wanted language; "pt" takes "pt-BR", too.
    package func isIn(_ wanted: String) -> Bool {
        guard let language = language?.lowercased() else { return false }
        return language == wanted.lowercased() || language.hasPrefix(wanted.lowercased() + "-")
    }
}
