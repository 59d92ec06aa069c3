/// What a decoder needs before the segments: an fMP4 header, or TS tables.
package struct Initialization: Hashable, Sendable {
    /// Absolute; it may hold the bytes itself (`DataAddress`).
    package var url: String
    /// The bytes of the resource; nil for all of it.
    package var range: ByteSpan?
    /// How to decrypt it; nil when it is clear.
    package var key: SegmentKey?

    package init(url: String, range: ByteSpan? = nil, key: SegmentKey? = nil) {
        self.url = url
        self.range = range
        self.key = key
    }
}
