import Manifests

/// A plan as `manifest` prints it, without its periods, which `ManifestPrinter` adds.
///
/// Scripts read these names: they may not change. What is not known is `null`.
nonisolated struct ManifestReport: Encodable {
    let plan: SegmentPlan

    enum CodingKeys: String, CodingKey {
        case kind, ended, variants, renditions, drm, warnings
    }

    func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(plan.format.rawValue, forKey: .kind)
        try values.encode(plan.isEnded, forKey: .ended)
        try values.encode(plan.variants.map(VariantReport.init), forKey: .variants)
        try values.encode(plan.renditions.map(RenditionReport.init), forKey: .renditions)
        try values.encode(plan.protection.map(ProtectionReport.init), forKey: .drm)
        try values.encode(plan.warnings.map(Self.text), forKey: .warnings)
    }

    /// The line and the sentence, "line 3: A segment has no EXTINF.".
    private static func text(_ warning: ManifestWarning) -> String {
        (warning.line.map { "line \($0): " } ?? "") + warning.sentence
    }
}

extension ManifestReport {
    nonisolated private struct ProtectionReport: Encodable {
        let protection: Protection

        enum CodingKeys: String, CodingKey { case system, method, scheme }

        func encode(to encoder: any Encoder) throws {
            var values = encoder.container(keyedBy: CodingKeys.self)
            try values.encode(protection.system, forKey: .system)
            try values.encode(protection.method, forKey: .method)
            try values.encode(protection.scheme, forKey: .scheme)
        }
    }

    nonisolated private struct VariantReport: Encodable {
        let variant: Variant

        enum CodingKeys: String, CodingKey {
            case id, url, mirrors, bandwidth, codecs, width, height, audio, subtitles
            case averageBandwidth = "average_bandwidth"
            case frameRate = "frame_rate"
            case videoRange = "video_range"
        }

        func encode(to encoder: any Encoder) throws {
            var values = encoder.container(keyedBy: CodingKeys.self)
            try values.encode(variant.id, forKey: .id)
            try values.encode(variant.url, forKey: .url)
            try values.encode(variant.mirrors, forKey: .mirrors)
            try values.encode(variant.bandwidth, forKey: .bandwidth)
            try values.encode(variant.averageBandwidth, forKey: .averageBandwidth)
            try values.encode(variant.codecs, forKey: .codecs)
            try values.encode(variant.width, forKey: .width)
            try values.encode(variant.height, forKey: .height)
            try values.encode(variant.frameRate, forKey: .frameRate)
            try values.encode(variant.videoRange, forKey: .videoRange)
            try values.encode(variant.audioGroup, forKey: .audio)
            try values.encode(variant.subtitleGroup, forKey: .subtitles)
        }
    }

    nonisolated private struct RenditionReport: Encodable {
        let rendition: Rendition

        enum CodingKeys: String, CodingKey {
            case id, type, group, name, lang, roles, channels, bandwidth, codecs, url, mirrors
            case isDefault = "default"
            case isForced = "forced"
        }

        func encode(to encoder: any Encoder) throws {
            var values = encoder.container(keyedBy: CodingKeys.self)
            try values.encode(rendition.id, forKey: .id)
            try values.encode(rendition.kind.rawValue, forKey: .type)
            try values.encode(rendition.group, forKey: .group)
            try values.encode(rendition.name, forKey: .name)
            try values.encode(rendition.language, forKey: .lang)
            try values.encode(rendition.isDefault, forKey: .isDefault)
            try values.encode(rendition.isForced, forKey: .isForced)
            try values.encode(rendition.roles, forKey: .roles)
            try values.encode(rendition.channels, forKey: .channels)
            try values.encode(rendition.bandwidth, forKey: .bandwidth)
            try values.encode(rendition.codecs, forKey: .codecs)
            try values.encode(rendition.url, forKey: .url)
            try values.encode(rendition.mirrors, forKey: .mirrors)
        }
    }
}
