/// One picture that a manifest offers.
package struct Variant: Hashable, Sendable {
    /// A name that the manifest keeps when it is loaded anew: HLS's STABLE-VARIANT-ID or place, DASH's Representation id.
    package var id: String
    /// The media playlist, absolute; nil in DASH, whose manifest is one document.
    package var url: String?
    /// Other addresses of the same playlist, in order of preference.
    package var mirrors: [String]
    /// The peak in bits a second, with the sound that goes with it.
    package var bandwidth: Int?
    /// Bits a second over the whole title.
    package var averageBandwidth: Int?
    /// The codecs as RFC 6381 writes them, of picture and sound; empty when the manifest does not say.
    package var codecs: [String]
    /// Pixels.
    package var width: Int?
    /// Lines.
    package var height: Int?
    /// Pictures a second.
    package var frameRate: Double?
    /// "SDR", "HLG" or "PQ"; nil when the manifest does not say.
    package var videoRange: String?
    /// The publisher's own ranking; higher is better.
    package var score: Double?
    /// The groups of renditions that go with it.
    package var audioGroup: String?
    package var subtitleGroup: String?
    /// Whether it has a picture at all.
    package var hasVideo: Bool
    /// What it is for: "main", "sign", "commentary" and so on, lowercased; empty when the manifest does not say.
    package var roles: [String]
    /// The protection of this very variant; nil when there is none.
    package var protection: Protection?

    package init(
        id: String, url: String? = nil, mirrors: [String] = [], bandwidth: Int? = nil, averageBandwidth: Int? = nil,
        codecs: [String] = [], width: Int? = nil, height: Int? = nil, frameRate: Double? = nil,
        videoRange: String? = nil, score: Double? = nil, audioGroup: String? = nil, subtitleGroup: String? = nil,
        hasVideo: Bool = true, roles: [String] = [], protection: Protection? = nil
    ) {
        self.id = id
        self.url = url
        self.mirrors = mirrors
        self.bandwidth = bandwidth
        self.averageBandwidth = averageBandwidth
        self.codecs = codecs
        self.width = width
        self.height = height
        self.frameRate = frameRate
        self.videoRange = videoRange
        self.score = score
        self.audioGroup = audioGroup
        self.subtitleGroup = subtitleGroup
        self.hasVideo = hasVideo
        self.roles = roles
        self.protection = protection
    }

    /// Whether it shows the film itself, not another camera's pictures or somebody who signs; so does one that says nothing.
    package var isMain: Bool { roles.isEmpty || roles.contains("main") && !roles.contains("sign") }
}
