/// One run of segments that belong together: the picture, one language's sound, one language's subtitles.
package struct Track: Hashable, Sendable {
    /// Unique in its period: a Representation's id, or the rendition's group and name.
    package var id: String
    /// nil when the manifest does not say, as in a bare media playlist; such a track may hold picture and sound together.
    package var kind: TrackKind?
    /// BCP 47; nil when it is not known.
    package var language: String?
    /// What the manifest calls it, for people.
    package var name: String?
    /// What it is for: "main", "dub", "commentary", "description", "forced" and so on, lowercased.
    package var roles: [String]
    /// Whether the manifest would play it if nobody chose.
    package var isDefault: Bool
    /// Bits a second.
    package var bandwidth: Int?
    /// The codecs as RFC 6381 writes them, "avc1.64001f".
    package var codecs: [String]
    /// Pixels.
    package var width: Int?
    /// Lines.
    package var height: Int?
    /// The media type of the segments, lowercased, "video/mp4"; nil when the manifest does not say.
    package var mimeType: String?
    /// The first initialization; a segment whose own differs begins a new part.
    ///
    /// What the segments themselves say counts: a single file that was not cut up brings its own.
    package var initialization: Initialization?
    package var segments: SegmentList
    /// Media time at the period's start, in seconds: what is taken from the timestamps of the segments.
    ///
    /// Zero in HLS, where the first timestamp of the video is the beginning.
    package var mediaTimeOffset: Double
    /// Whether the number of segments follows from a length alone, so that the last one may not be there.
    package var hasNominalEnd: Bool
    /// The protection of this very track; nil when there is none.
    package var protection: Protection?

    package init(
        id: String, kind: TrackKind? = nil, language: String? = nil, name: String? = nil, roles: [String] = [],
        isDefault: Bool = false, bandwidth: Int? = nil, codecs: [String] = [], width: Int? = nil, height: Int? = nil,
        mimeType: String? = nil, initialization: Initialization? = nil, segments: SegmentList = SegmentList(),
        mediaTimeOffset: Double = 0, hasNominalEnd: Bool = false, protection: Protection? = nil
    ) {
        self.id = id
        self.kind = kind
        self.language = language
        self.name = name
        self.roles = roles
        self.isDefault = isDefault
        self.bandwidth = bandwidth
        self.codecs = codecs
        self.width = width
        self.height = height
        self.mimeType = mimeType
        self.initialization = initialization
        self.segments = segments
        self.mediaTimeOffset = mediaTimeOffset
        self.hasNominalEnd = hasNominalEnd
        self.protection = protection
    }
}
