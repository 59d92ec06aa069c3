/// The tags that mean something to a downloader; all others are passed over.
enum PlaylistTag: String, Hashable, Sendable {
    case define = "EXT-X-DEFINE"

    // Multivariant playlists
    case variant = "EXT-X-STREAM-INF"
    case iFrameVariant = "EXT-X-I-FRAME-STREAM-INF"
    case rendition = "EXT-X-MEDIA"
    case sessionKey = "EXT-X-SESSION-KEY"
    case contentSteering = "EXT-X-CONTENT-STEERING"

    // Media playlists
    case duration = "EXTINF"
    case targetDuration = "EXT-X-TARGETDURATION"
    case mediaSequence = "EXT-X-MEDIA-SEQUENCE"
    case discontinuitySequence = "EXT-X-DISCONTINUITY-SEQUENCE"
    case discontinuity = "EXT-X-DISCONTINUITY"
    case byteRange = "EXT-X-BYTERANGE"
    case key = "EXT-X-KEY"
    case map = "EXT-X-MAP"
    case gap = "EXT-X-GAP"
    case playlistType = "EXT-X-PLAYLIST-TYPE"
    case endList = "EXT-X-ENDLIST"
    case iFramesOnly = "EXT-X-I-FRAMES-ONLY"
    case skip = "EXT-X-SKIP"
    case adobeAccess = "EXT-X-FAXS-CM"

    /// Whether its value is a list of attributes, which takes a while to read.
    var hasAttributes: Bool {
        switch self {
        case .define, .variant, .rendition, .sessionKey, .contentSteering, .key, .map: true
        default: false
        }
    }

    enum Home: Hashable, Sendable {
        case multivariant
        case media
        case both
    }

    /// The kind of playlist in which the tag may stand.
    var home: Home {
        switch self {
        case .define: .both
        case .variant, .iFrameVariant, .rendition, .sessionKey, .contentSteering: .multivariant
        case .duration, .targetDuration, .mediaSequence, .discontinuitySequence, .discontinuity, .byteRange, .key, .map,
            .gap, .playlistType, .endList, .iFramesOnly, .skip, .adobeAccess:
            .media
        }
    }
}
