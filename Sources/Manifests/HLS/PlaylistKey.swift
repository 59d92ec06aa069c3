/// An EXT-X-KEY or EXT-X-SESSION-KEY tag (RFC 8216 §4.3.2.4).
struct PlaylistKey: Hashable, Sendable {
    /// "NONE" ends encryption.
    var method: String
    /// As it is written; nil only for "NONE".
    var reference: String?
    var format: String
    var initializationVector: [UInt8]?

    static let identityFormat = "identity"

    /// Reads the tag.
    ///
    /// - Parameter attributes: its attributes.
    /// - Throws: `invalid` without METHOD or URI, and for a vector that is no number of at most 16 bytes.
    init(_ attributes: AttributeList) throws(ManifestError) {
        guard let method = attributes.text("METHOD") else { throw ManifestError(.invalid, "A key has no METHOD.") }
        self.method = method
        format = attributes.text("KEYFORMAT") ?? PlaylistKey.identityFormat
        reference = attributes.text("URI")
        guard method == "NONE" || reference != nil else { throw ManifestError(.invalid, "A key has no URI.") }
        guard let text = attributes["IV"] else { return }
        guard let vector = HexBytes.bytes(text, count: 16) else {
            throw ManifestError(.invalid, "The IV \(text.prefix(40)) is no hexadecimal number of at most 16 bytes.")
        }
        initializationVector = vector
    }

    /// The method, when it is one that this program undoes.
    var decryptableMethod: SegmentKey.Method? {
        guard format.lowercased() == PlaylistKey.identityFormat, protection == nil else { return nil }
        return SegmentKey.Method(rawValue: method)
    }

    /// What keeps the stream from being saved; nil for a plain key and for none.
    var protection: Protection? {
        guard method != "NONE" else { return nil }
        let isSpecial = reference?.lowercased().hasPrefix("skd:") ?? false
        let isPlain = format.lowercased() == PlaylistKey.identityFormat && SegmentKey.Method(rawValue: method) != nil
        guard isSpecial || !isPlain else { return nil }
        let system = isSpecial ? "FairPlay" : ProtectionSystem.name(ofScheme: format) ?? method
        return Protection(system: system, method: method, scheme: format)
    }
}
