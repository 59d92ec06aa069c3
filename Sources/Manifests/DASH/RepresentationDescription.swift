/// What a Representation is, apart from its segments.
struct RepresentationDescription: Hashable, Sendable {
    var kind: TrackKind
    /// nil when the manifest forgot it.
    var id: String?
    var bandwidth: Int?
    var codecs: [String]
    var mimeType: String?
    var width: Int?
    var height: Int?
    var frameRate: Double?
    var videoRange: String?
    var language: String?
    var name: String?
    var roles: [String]
    var channels: Int?
    var protection: Protection?

    init(_ kind: TrackKind, set: AdaptationSetDescription, representation: XMLElement) {
        self.kind = kind
        let attribute = { (name: String) in representation[name] ?? set[name] }
        id = representation["id"].flatMap { $0.isEmpty ? nil : $0 }
        bandwidth = representation["bandwidth"].flatMap(DecimalNumber.count)
        codecs = MediaType.codecs(representation) ?? set.codecs
        mimeType = MediaType.mimeType(representation) ?? set.mimeType
        width = attribute("width").flatMap(DecimalNumber.count)
        height = attribute("height").flatMap(DecimalNumber.count)
        frameRate = attribute("frameRate").flatMap(RepresentationDescription.rate)
        language = representation["lang"].map(LanguageTag.told) ?? set.language
        name = representation.child("Label")?.text.trimmingSpaces ?? set.label ?? attribute("label")
        roles = set.roles
        videoRange = RepresentationDescription.videoRange(representation) ?? set.videoRange
        let configuration = representation.child("AudioChannelConfiguration")
        channels = configuration.flatMap(AudioChannels.count) ?? set.channels
    }

    var variant: Variant? {
        guard kind == .video else { return nil }
        return Variant(
            id: id ?? "", bandwidth: bandwidth, codecs: codecs, width: width, height: height, frameRate: frameRate,
            videoRange: videoRange, roles: roles, protection: protection)
    }

    var rendition: Rendition? {
        guard kind != .video else { return nil }
        return Rendition(
            id: id ?? "", kind: kind, name: name, language: language, isDefault: roles.contains("main"),
            isForced: roles.contains { $0.hasPrefix("forced") }, roles: roles, channels: channels, bandwidth: bandwidth,
            codecs: codecs, protection: protection)
    }

    /// Reads "25" and "30000/1001".
    private static func rate(_ text: String) -> Double? {
        let parts = text.split(separator: "/").map { DecimalNumber.value(of: $0) }
        guard let first = parts.first, let numerator = first else { return nil }
        guard parts.count == 2 else { return parts.count == 1 ? numerator : nil }
        return parts[1].flatMap { $0 > 0 ? numerator / $0 : nil }
    }

    /// "PQ", "HLG" or "SDR", from the properties of a set or a Representation; nil when they do not say.
    static func videoRange(_ element: XMLElement) -> String? {
        let properties = element.children("EssentialProperty") + element.children("SupplementalProperty")
        let transfer = properties.first {
            $0["schemeIdUri"]?.lowercased() == "urn:mpeg:mpegb:cicp:transfercharacteristics"
        }
        switch transfer?["value"] {
        case nil: return nil
        case "16": return "PQ"
        case "18": return "HLG"
        default: return "SDR"
        }
    }
}
