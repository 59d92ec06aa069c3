/// One track of a finished MP4, as its header describes it.
struct MovieTrack: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case video
        case audio
        case subtitles
        case other
    }

    var kind: Kind
    /// The name of the sample entry: "avc1", "mp4a".
    var codec: String
    /// What else parts must have in common to lie in one track.
    var coding = TrackCoding()
    var packetCount: Int
    /// Seconds from the first sample that is shown to the end of the last one.
    var duration: Double
    /// Seconds from the first sample that is shown to the beginning of the last one.
    var span: Double
    /// Seconds at which the first sample is shown.
    var start: Double
    /// Seconds by which the sample that is decoded first is shown later than the first one that is shown, as where the
    /// pictures begin with an open group.
    ///
    /// The default is 0.
    var lead = 0.0
    /// Seconds of the longest sample but the last.
    var longestStep: Double
    /// Seconds at which the first sample is decoded, and the last one.
    var decoding: ClosedRange<Double>
    /// Units of time a second.
    var timescale: Int
    /// Three letters (ISO 639-2/T); "und" when it is not told.
    var language: String
}
