/// What a track holds.
///
/// The raw values are printed: they may not change.
package enum TrackKind: String, Hashable, Sendable, CaseIterable {
    /// A picture; in HLS often with sound in the same segments.
    case video
    case audio
    case subtitles
}
