/// Sound or subtitles that a manifest offers beside the picture.
package struct Rendition: Hashable, Sendable {
    /// Unique in the manifest, and kept when it is loaded anew.
    package var id: String
    package var kind: TrackKind
    /// The group that a variant names; nil in DASH, where every rendition goes with every variant.
    package var group: String?
    package var name: String?
    /// BCP 47.
    package var language: String?
    package var isDefault: Bool
    /// Whether it may be chosen without being asked for, because its language fits.
    package var isAutoselect: Bool
    /// Subtitles for foreign words only.
    package var isForced: Bool
    /// What it is for: "main", "dub", "commentary", "description" and so on, lowercased.
    package var roles: [String]
    /// The number of channels of sound.
    package var channels: Int?
    /// Bits a second.
    package var bandwidth: Int?
    package var codecs: [String]
    /// The media playlist, absolute; nil in DASH, and for sound that lies in the variant's own segments.
    package var url: String?
    /// Other addresses of the same playlist, in order of preference.
    package var mirrors: [String]
    /// The protection of this very rendition; nil when there is none.
    package var protection: Protection?

    package init(
        id: String, kind: TrackKind, group: String? = nil, name: String? = nil, language: String? = nil,
        isDefault: Bool = false, isAutoselect: Bool = false, isForced: Bool = false, roles: [String] = [],
        channels: Int? = nil, bandwidth: Int? = nil, codecs: [String] = [], url: String? = nil, mirrors: [String] = [],
        protection: Protection? = nil
    ) {
        self.id = id
        self.kind = kind
        self.group = group
        self.name = name
        self.language = language
        self.isDefault = isDefault
        self.isAutoselect = isAutoselect
        self.isForced = isForced
        self.roles = roles
        self.channels = channels
        self.bandwidth = bandwidth
        self.codecs = codecs
        self.url = url
        self.mirrors = mirrors
        self.protection = protection
    }
}
