/// One piece of a track, as it is fetched.
package struct MediaSegment: Hashable, Sendable {
    /// Absolute.
    package var url: String
    /// The bytes of the resource that are the segment; nil for all of it.
    package var range: ByteSpan?
    /// Seconds from the beginning of the period.
    package var start: Double
    /// Seconds.
    package var duration: Double
    /// The media sequence number, or DASH's `$Number$`; it finds the same segment in a manifest that was loaded anew.
    package var sequence: Int64
    /// Whether format, tracks or timestamps may change here: a part ends before this segment.
    package var isDiscontinuity: Bool
    /// The number of discontinuities before it; parts of picture and sound with the same number belong together.
    package var discontinuitySequence: Int64
    /// What a decoder needs before it; nil when the segments stand alone.
    package var initialization: Initialization?
    /// How to decrypt it; nil when it is clear.
    package var key: SegmentKey?
    /// Declared missing: it is not fetched, and its time stays empty.
    package var isGap: Bool
    /// Other addresses of the same bytes, in order of preference; absolute.
    package var mirrors: [String]

    package init(
        url: String, range: ByteSpan? = nil, start: Double = 0, duration: Double, sequence: Int64,
        isDiscontinuity: Bool = false, discontinuitySequence: Int64 = 0, initialization: Initialization? = nil,
        key: SegmentKey? = nil, isGap: Bool = false, mirrors: [String] = []
    ) {
        self.url = url
        self.range = range
        self.start = start
        self.duration = duration
        self.sequence = sequence
        self.isDiscontinuity = isDiscontinuity
        self.discontinuitySequence = discontinuitySequence
        self.initialization = initialization
        self.key = key
        self.isGap = isGap
        self.mirrors = mirrors
    }
}
