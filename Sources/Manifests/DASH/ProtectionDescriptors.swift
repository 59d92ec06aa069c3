/// What the `ContentProtection` elements of a Representation and all above it say together.
struct ProtectionDescriptors: Hashable, Sendable {
    private static let commonScheme = "urn:mpeg:dash:mp4protection:2011"

    /// What people call the systems, each once.
    private var names: [String] = []
    /// The first scheme that is a system's own.
    private var ownScheme: String?
    /// The scheme and the value of the first descriptor that protects anything.
    private var firstScheme: String?
    private var firstValue: String?

    /// Takes a descriptor.
    ///
    /// Only the one of the common scheme without a scheme or a key in it protects nothing.
    mutating func add(_ element: XMLElement) {
        let scheme = element["schemeIdUri"]
        let isCommon = scheme?.lowercased() == ProtectionDescriptors.commonScheme
        if isCommon, element["value"]?.isEmpty != false, element.attribute(prefixed: "default_KID") == nil { return }
        if firstScheme == nil {
            firstScheme = scheme ?? "unknown"
            firstValue = element["value"]
        }
        guard let scheme else { return }
        if !isCommon, ownScheme == nil { ownScheme = scheme }
        if let name = ProtectionSystem.name(ofScheme: scheme), !names.contains(name) { names.append(name) }
    }

    /// The protection; nil when nothing is protected.
    var protection: Protection? {
        guard let firstScheme else { return nil }
        let scheme = ownScheme ?? firstScheme
        let common = firstValue.map { "Common Encryption, \($0)" } ?? "Common Encryption"
        let isCommon = scheme.lowercased() == ProtectionDescriptors.commonScheme
        let name = isCommon ? common : scheme
        return Protection(system: names.isEmpty ? name : names.joined(separator: ", "), scheme: scheme)
    }
}
