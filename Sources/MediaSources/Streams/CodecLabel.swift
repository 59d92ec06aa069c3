/// What people call a codec.
enum CodecLabel {
    /// The name of a codec by its four-character code, "avc1"; nil when it is not known.
    ///
    /// `mp4a` may also be MP3, which only its object type tells.
    static func text(_ code: some StringProtocol) -> String? {
        switch code {
        case "avc1", "avc3": "H.264"
        case "hvc1", "hev1": "HEVC"
        case "dvh1", "dvhe", "dva1", "dvav": "Dolby Vision"
        case "av01": "AV1"
        case "vp09", "vp9": "VP9"
        case "vp08", "vp8": "VP8"
        case "mp4v": "MPEG-4"
        case "mp4a": "AAC"
        case "ac-3": "AC-3"
        case "ec-3": "E-AC-3"
        case "Opus", "opus": "Opus"
        case "fLaC", "flac": "FLAC"
        case "alac": "ALAC"
        case "dtsc", "dtsh", "dtsl", "dtse": "DTS"
        default: nil
        }
    }

    /// The name of a codec as manifests write it (RFC 6381), "avc1.64001f"; nil when it is not known.
    static func text(ofManifest codec: String) -> String? {
        ["mp4a.40.34", "mp4a.6b", "mp4a.69"].contains(codec.lowercased()) ? "MP3" : text(codec.prefix { $0 != "." })
    }

    /// How widely a picture's codec plays, 0 for everywhere; one that is not said counts as the commonest.
    static func rarity(of labels: [String]) -> Int {
        if labels.contains("Dolby Vision") { return 3 }
        if labels.contains("AV1") || labels.contains("VP9") || labels.contains("VP8") { return 2 }
        return labels.contains("HEVC") || labels.contains("H.265") ? 1 : 0
    }

    /// " 5.1"; stereo is not worth a word.
    static func channels(_ count: Int?) -> String {
        switch count {
        case 6: " 5.1"
        case 8: " 7.1"
        default: ""
        }
    }
}
