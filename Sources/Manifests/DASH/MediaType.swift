/// What an AdaptationSet or a Representation holds, from the many places that say it.
enum MediaType: Hashable, Sendable {
    case track(TrackKind)
    /// Pictures for seeking, and whatever else is no track of a film.
    case other
    /// Nothing says.
    case unknown

    /// Tells from the set's and the Representation's attributes, in this order: content type, media type, codecs, components.
    init(set: AdaptationSetDescription, representation: XMLElement) {
        let mimeType = MediaType.mimeType(representation) ?? set.mimeType ?? ""
        let kind = MediaType.codecs(representation).map(MediaType.kind) ?? set.codecKind
        if let said = MediaType.named(set.contentType ?? representation["contentType"]) {
            self = said
        } else if let said = MediaType.typed(mimeType) {
            self = said
        } else if let kind {
            self = .track(kind)
        } else {
            self = set.componentType ?? .unknown
        }
    }

    /// The media type that an element names, lowercased and without its parameters; nil when it names none.
    static func mimeType(_ element: XMLElement) -> String? {
        element["mimeType"].map { String($0.prefix { $0 != ";" }).trimmingSpaces.lowercased() }
    }

    /// The codecs that an element names; nil when it names none.
    static func codecs(_ element: XMLElement) -> [String]? {
        element["codecs"]?.split(separator: ",").map { String($0).trimmingSpaces }
    }

    /// What the weightiest of some codecs holds; nil when none of them is known.
    static func kind(of codecs: [String]) -> TrackKind? {
        codecs.lazy.compactMap { CodecName.kind(of: $0) }.min(by: MediaType.isWeightier)
    }

    /// What components are together; nil without any.
    static func heaviest(_ components: [MediaType]) -> MediaType? {
        components.contains(.track(.video)) ? .track(.video) : components.first
    }

    /// What a content type says; nil when it says nothing.
    static func named(_ contentType: String?) -> MediaType? {
        switch contentType?.lowercased() {
        case nil, "": nil
        case "video": .track(.video)
        case "audio": .track(.audio)
        case "text": .track(.subtitles)
        default: .other
        }
    }

    private static func typed(_ mimeType: String) -> MediaType? {
        switch mimeType {
        case "application/ttml+xml", "application/x-subrip": return .track(.subtitles)
        default: break
        }
        switch mimeType.prefix(while: { $0 != "/" }) {
        case "video": return .track(.video)
        case "audio": return .track(.audio)
        case "text": return .track(.subtitles)
        case "image": return .other
        default: return nil
        }
    }

    /// Of several kinds in one track the picture counts.
    private static func isWeightier(_ one: TrackKind, _ other: TrackKind) -> Bool {
        let order: [TrackKind] = [.video, .audio, .subtitles]
        return (order.firstIndex(of: one) ?? 0) < (order.firstIndex(of: other) ?? 0)
    }
}
