/// What a codec of RFC 6381 holds, "avc1.64001f", and how far it is known.
package enum CodecName {
    /// The kind of track; nil for a codec that nobody has heard of.
    package static func kind(of codec: String) -> TrackKind? {
        switch family(codec) {
        case "avc1", "avc2", "avc3", "avc4", "svc1", "hvc1", "hev1", "dvh1", "dvhe", "dvav", "dva1", "av01", "dav1",
            "vp8", "vp08", "vp9", "vp09", "mp4v", "vvc1", "vvi1", "mjpg", "s263", "theora":
            .video
        case "mp4a", "ac-3", "ec-3", "ac-4", "opus", "flac", "fLaC", "alac", "dtsc", "dtse", "dtsh", "dtsl", "dtsx",
            "mp3", "aac", "vorbis", "mha1", "mhm1", "samr", "sawb", "pcm":
            .audio
        case "wvtt", "stpp", "tx3g", "c608", "ttml", "vtt": .subtitles
        default: nil
        }
    }

    /// The family of the picture's codec, "avc1"; nil when it is not said.
    static func pictureFamily(of codecs: [String]) -> String? {
        codecs.first { kind(of: $0) == .video }.map(family)
    }

    /// How widely a picture's codec plays, 0 for everywhere; a codec that is not said counts as the commonest.
    static func rarity(of codecs: [String]) -> Int {
        codecs.filter { kind(of: $0) == .video }.map { codec in
            switch family(codec) {
            case "avc1", "avc2", "avc3", "avc4", "mp4v": 0
            case "hvc1", "hev1": 1
            case "av01", "vp9", "vp09", "vp8", "vp08": 2
            default: 3
            }
        }.max() ?? 0
    }

    /// The part before the first dot, lowercased.
    private static func family(_ codec: String) -> String {
        let family = codec.prefix { $0 != "." }.lowercased()
        return family == "mp4a" && codec.lowercased() == "mp4a.40.34" ? "mp3" : family
    }
}
