/// From when on pictures of fragmented MP4 are shown earlier than they are decoded, and by how much more than before.
///
/// ffmpeg adds the most of it that it has met to all presentation times that follow.
struct CompositionDip: Hashable, Sendable {
    /// Seconds: the decoding time of the first picture of the fragment.
    var decoded: Double
    /// Seconds by which at least one picture of it is shown earlier than it is decoded.
    var depth: Double
}
