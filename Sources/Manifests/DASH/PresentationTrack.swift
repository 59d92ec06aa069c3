/// A Representation: its segments, and what it is among the others.
struct PresentationTrack: Hashable, Sendable {
    /// Where a single file says what its segments are.
    struct IndexSource: Hashable, Sendable {
        var bases: [BaseAddress]
        var range: ByteSpan
    }

    var track: Track
    /// For a picture.
    var variant: Variant?
    /// For sound and subtitles.
    var rendition: Rendition?
    /// What has to be read before the segments are known; nil when they are.
    var index: IndexSource?
}
