/// The value of EXT-X-BYTERANGE, "1000@500" (RFC 8216 §4.3.2.2).
struct PlaylistByteRange: Hashable, Sendable {
    var length: Int64
    /// nil to go on where the range before ended.
    var offset: Int64?

    /// Reads the value.
    ///
    /// - Parameter text: the value, without quotes.
    /// - Throws: `invalid` when it is no range.
    init(_ text: String) throws(ManifestError) {
        let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false).map {
            Int64(String($0).trimmingSpaces)
        }
        guard let length = parts[0], length > 0, parts.count == 1 || parts[1].map({ $0 >= 0 }) ?? false else {
            throw ManifestError(.invalid, "\(text.prefix(40)) is no byte range.")
        }
        self.length = length
        offset = parts.count == 2 ? parts[1] : nil
    }
}
