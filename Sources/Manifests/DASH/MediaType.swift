/// What an AdaptationSet or a Representation holds, from the many places that say it.
enum MediaType: Hashable, Sendable {
    case track(TrackKind)
    /// Pictures for seeking, and whatever else is no track of a film.
    case other
    /// Nothing says.
    case unknown

    /// Tells from the set's and the Representation's attributes, in this order: content type, media type, codecs, components.
    init(set: XMLElement, representation: XMLElement) {
        let mimeType = (representation["mimeType"] ?? set["mimeType"])?.lowercased() ?? ""
        let codecs = MediaType.codecs(set: set, representation: representation)
        if let said = MediaType.named(set["contentType"] ?? representation["contentType"]) {
            self = said
        } else if let said = MediaType.typed(mimeType) {
            self = said
        } else if let kind = codecs.lazy.compactMap({ CodecName.kind(of: $0) }).min(by: MediaType.isWeightier) {
            self = .track(kind)
        } else {
            let components = set.children("ContentComponent").compactMap { MediaType.named($0["contentType"]) }
            self = components.contains(.track(.video)) ? .track(.video) : components.first ?? .unknown
        }
    }

    static func codecs(set: XMLElement, representation: XMLElement) -> [String] {
        (representation["codecs"] ?? set["codecs"] ?? "").split(separator: ",").map { String($0).trimmingSpaces }
    }

    private static func named(_ contentType: String?) -> MediaType? {
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
