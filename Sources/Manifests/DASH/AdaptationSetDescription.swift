/// What an AdaptationSet says for all its Representations, read once: there may be thousands of either.
struct AdaptationSetDescription: Hashable, Sendable {
    /// More are not of any use, and would be kept with each Representation.
    private static let maximumRoles = 32

    /// The element without what lies in it.
    private let element: XMLElement
    let contentType: String?
    /// Lowercased, without parameters.
    let mimeType: String?
    let codecs: [String]
    /// What the codecs say that it holds; nil when they say nothing.
    let codecKind: TrackKind?
    /// What the components say that it holds; nil without any.
    let componentType: MediaType?
    let language: String?
    let label: String?
    let roles: [String]
    let videoRange: String?
    let channels: Int?

    init(_ set: XMLElement) {
        element = XMLElement(set.name, attributes: set.attributes, line: set.line)
        contentType = set["contentType"]
        mimeType = MediaType.mimeType(set)
        codecs = MediaType.codecs(set) ?? []
        codecKind = MediaType.kind(of: codecs)
        let components = set.children("ContentComponent")
        componentType = MediaType.heaviest(components.compactMap { MediaType.named($0["contentType"]) })
        let component = components.first { $0["lang"] != nil }
        language = LanguageTag.told(set["lang"] ?? component?["lang"])
        label = set.child("Label")?.text.trimmingSpaces
        roles = AdaptationSetDescription.roles(set)
        videoRange = RepresentationDescription.videoRange(set)
        channels = set.child("AudioChannelConfiguration").flatMap(AudioChannels.count)
    }

    /// An attribute of the set; nil when it is not there.
    subscript(attribute: String) -> String? { element[attribute] }

    private static func roles(_ set: XMLElement) -> [String] {
        var roles: [String] = []
        for element in set.children where element.name == "Role" || element.name == "Accessibility" {
            guard roles.count < maximumRoles, let value = element["value"]?.lowercased() else { continue }
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
}
