/// The variables of a playlist, and how they are filled in (RFC 8216bis §4.3).
struct PlaylistVariables: Hashable, Sendable {
    private(set) var values: [String: String] = [:]
    /// The longest text in bytes that may come of filling in.
    private let lengthLimit: Int
    /// The bytes that all filling in of this playlist may still make: a short reference may stand for a long value.
    private var budget: Int
    /// The braces that may still be looked at.
    private var referenceBudget: Int
    private static let maximumCount = 1_000

    init(limits: ManifestLimits) {
        lengthLimit = limits.lineByteCount
        budget = Int(limits.documentByteCount)
        referenceBudget = limits.variableReferences
    }

    subscript(name: String) -> String? { values[name] }

    /// Reads an EXT-X-DEFINE tag.
    ///
    /// - Parameters:
    ///   - attributes: the tag's attributes.
    ///   - parent: the variables of the multivariant playlist; nil in that playlist itself.
    ///   - addresses: the addresses of this playlist whose query parameters may be used, the most trusted first.
    /// - Throws: `invalid` when the name is taken, what it stands for is missing, or it stands for more than one thing.
    mutating func define(
        _ attributes: AttributeList, parent: PlaylistVariables?, addresses: [String]
    ) throws(ManifestError) {
        guard values.count < PlaylistVariables.maximumCount else {
            throw ManifestError(.tooLarge, "The playlist defines too many variables.", at: "EXT-X-DEFINE")
        }
        guard ["NAME", "IMPORT", "QUERYPARAM"].filter({ attributes[$0] != nil }).count < 2 else {
            throw flaw("A definition has more than one of NAME, IMPORT and QUERYPARAM.")
        }
        if let name = attributes["NAME"] {
            guard let value = attributes["VALUE"] else { throw flaw("The variable \(name) has no value.") }
            try set(name, to: value)
        } else if let name = attributes["IMPORT"] {
            guard let value = parent?[name] else {
                throw flaw("The variable \(name) is not defined in the multivariant playlist.")
            }
            try set(name, to: value)
        } else if let name = attributes["QUERYPARAM"] {
            let found = addresses.lazy.compactMap { QueryParameter.value(of: name, in: $0) }.first
            guard let value = found, !value.isEmpty else {
                throw flaw("The playlist's address has no parameter \(name).")
            }
            try set(name, to: value)
        } else {
            throw flaw("A definition names no variable.")
        }
    }

    /// Fills in every `{$name}`.
    ///
    /// - Parameter text: what may hold references.
    /// - Returns: the text without references.
    /// - Throws: `invalid` when a variable is not defined, `tooLarge` when the text grows past the limit.
    mutating func filledIn(_ text: String) throws(ManifestError) -> String {
        guard text.utf8.contains(UInt8(ascii: "{")) else { return text }
        var result = ""
        var rest = Substring(text)
        // Up to where braces were looked at already that begin no reference.
        var looked = rest.startIndex
        while let brace = rest.utf8[looked...].firstIndex(of: UInt8(ascii: "{")) {
            referenceBudget -= 1
            guard referenceBudget >= 0 else {
                throw ManifestError(.tooLarge, "The playlist refers to too many variables.")
            }
            guard let (name, end) = PlaylistVariables.reference(rest[brace...]) else {
                looked = rest.utf8.index(after: brace)
                continue
            }
            result += rest[..<brace]
            guard let value = values[name] else { throw flaw("The variable \(name) is not defined.") }
            result += value
            rest = rest[end...]
            looked = end
            guard result.utf8.count <= lengthLimit else {
                throw ManifestError(.tooLarge, "A line grows too long when its variables are filled in.", at: name)
            }
        }
        result += rest
        budget -= result.utf8.count
        guard budget >= 0 else {
            throw ManifestError(.tooLarge, "The playlist grows too long when its variables are filled in.")
        }
        return result
    }

    private mutating func set(_ name: String, to value: String) throws(ManifestError) {
        guard values[name] == nil else { throw flaw("The variable \(name) is defined twice.") }
        values[name] = value
    }

    /// The name in "{$name}" at the beginning of a text, and where the text goes on.
    private static func reference(_ text: Substring) -> (name: String, end: Substring.Index)? {
        let inner = text.utf8.dropFirst()
        guard inner.first == UInt8(ascii: "$") else { return nil }
        let name = inner.dropFirst().prefix(while: isNameByte)
        guard !name.isEmpty, name.endIndex < inner.endIndex, inner[name.endIndex] == UInt8(ascii: "}") else {
            return nil
        }
        return (String(Substring(name)), inner.index(after: name.endIndex))
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    private func flaw(_ sentence: String) -> ManifestError {
        ManifestError(.invalid, sentence, at: "EXT-X-DEFINE")
    }
}
