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

    init(_ kind: TrackKind, set: XMLElement, representation: XMLElement) {
        self.kind = kind
        let attribute = { (name: String) in representation[name] ?? set[name] }
        id = representation["id"].flatMap { $0.isEmpty ? nil : $0 }
        bandwidth = representation["bandwidth"].flatMap(DecimalNumber.count)
        codecs = MediaType.codecs(set: set, representation: representation)
        mimeType = attribute("mimeType")?.lowercased()
        width = attribute("width").flatMap(DecimalNumber.count)
        height = attribute("height").flatMap(DecimalNumber.count)
        frameRate = attribute("frameRate").flatMap(RepresentationDescription.rate)
        let component = set.children("ContentComponent").first { $0["lang"] != nil }
        language = LanguageTag.told(attribute("lang") ?? component?["lang"])
        let elements = [representation, set]
        let label = elements.lazy.compactMap { $0.child("Label")?.text.trimmingSpaces }.first
        name = label ?? attribute("label")
        roles = RepresentationDescription.roles(set)
        videoRange = elements.lazy.compactMap(RepresentationDescription.videoRange).first
        let counts = elements.lazy.compactMap { $0.child("AudioChannelConfiguration") }
        channels = counts.compactMap(AudioChannels.count).first
    }

    var variant: Variant? {
        guard kind == .video else { return nil }
        return Variant(
            id: id ?? "", bandwidth: bandwidth, codecs: codecs, width: width, height: height, frameRate: frameRate,
            videoRange: videoRange, protection: protection)
    }

    var rendition: Rendition? {
        guard kind != .video else { return nil }
        return Rendition(
            id: id ?? "", kind: kind, name: name, language: language, isDefault: roles.contains("main"),
            isForced: roles.contains { $0.hasPrefix("forced") }, roles: roles, channels: channels, bandwidth: bandwidth,
            codecs: codecs, protection: protection)
    }

    /// The protection that the descriptors of a Representation name; nil when they name none.
    ///
    /// Only the descriptor of the common scheme without a scheme or a key in it protects nothing.
    static func protection(_ elements: [XMLElement]) -> Protection? {
        let used = elements.filter { element in
            guard element["schemeIdUri"]?.lowercased() == commonScheme else { return true }
            return element["value"]?.isEmpty == false || element.attribute(prefixed: "default_KID") != nil
        }
        guard let first = used.first else { return nil }
        let schemes = used.compactMap { $0["schemeIdUri"] }
        let system = schemes.first { $0.lowercased() != commonScheme } ?? first["schemeIdUri"] ?? "unknown"
        var names: [String] = []
        for name in schemes.compactMap(ProtectionSystem.name(ofScheme:)) where !names.contains(name) {
            names.append(name)
        }
        let common = first["value"].map { "Common Encryption, \($0)" } ?? "Common Encryption"
        let isCommon = system.lowercased() == commonScheme
        return Protection(
            system: names.isEmpty ? isCommon ? common : system : names.joined(separator: ", "), scheme: system)
    }

    private static let commonScheme = "urn:mpeg:dash:mp4protection:2011"

    /// Reads "25" and "30000/1001".
    private static func rate(_ text: String) -> Double? {
        let parts = text.split(separator: "/").map { DecimalNumber.value(of: $0) }
        guard let first = parts.first, let numerator = first else { return nil }
        guard parts.count == 2 else { return parts.count == 1 ? numerator : nil }
        return parts[1].flatMap { $0 > 0 ? numerator / $0 : nil }
    }

    private static func roles(_ set: XMLElement) -> [String] {
        var roles: [String] = []
        for element in set.children("Role") + set.children("Accessibility") {
            guard let value = element["value"]?.lowercased() else { continue }
            let scheme = element["schemeIdUri"]?.lowercased() ?? ""
            let role =
                switch (scheme, value) {
                case ("urn:tva:metadata:cs:audiopurposecs:2007", "1"): "description"
                case ("urn:tva:metadata:cs:audiopurposecs:2007", "2"): "caption"
                default: scheme == "urn:mpeg:dash:role:2011" ? value : ""
                }
            if !role.isEmpty, !roles.contains(role) { roles.append(role) }
        }
        return roles
    }

    private static func videoRange(_ element: XMLElement) -> String? {
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
