/// The attributes of a tag: `NAME=value,NAME="quoted, value"` (RFC 8216 §4.2).
struct AttributeList: Hashable, Sendable {
    private struct Attribute: Hashable, Sendable {
        var name: String
        var value: String
    }

    private var attributes: [Attribute] = []
    /// No tag has a third of it, and each new name is held against all before it.
    private static let maximumCount = 64

    /// Reads a list and fills its variables in.
    ///
    /// - Parameters:
    ///   - text: what stands behind the tag's colon.
    ///   - variables: for quoted and hexadecimal values.
    /// - Throws: `invalid` when a name comes twice or a variable is not defined.
    init(_ text: String, variables: inout PlaylistVariables) throws(ManifestError) {
        var rest = Substring(text).utf8
        while !rest.isEmpty {
            rest = rest.drop { $0 == UInt8(ascii: ",") || $0 <= 0x20 }
            guard let end = rest.firstIndex(where: { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: ",") }),
                rest[end] == UInt8(ascii: "=")
            else {
                // A word without a value says nothing.
                rest = rest.drop { $0 != UInt8(ascii: ",") }
                continue
            }
            let name = String(Substring(rest[..<end])).trimmingSpaces
            rest = rest[rest.index(after: end)...].drop { $0 == 0x20 || $0 == 0x09 }
            try add(name, AttributeList.takeValue(&rest), variables: &variables)
        }
    }

    /// A value, without its quotes; nil when it is not there.
    subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }

    /// A value that is not empty.
    func text(_ name: String) -> String? { self[name].flatMap { $0.isEmpty ? nil : $0 } }

    /// A count, also when it is written with decimals, "2000000.0"; nil for a negative one.
    func count(_ name: String) -> Int? { self[name].flatMap(DecimalNumber.count) }

    func number(_ name: String) -> Double? { self[name].flatMap(DecimalNumber.value) }

    func isYes(_ name: String) -> Bool { self[name] == "YES" }

    /// The parts of a value that are separated by commas, without white space.
    func list(_ name: String) -> [String] {
        (self[name] ?? "").split(separator: ",").map { $0.filter { !$0.isWhitespace } }.filter { !$0.isEmpty }
    }

    /// Width and height of "1920x1080".
    func resolution(_ name: String) -> (width: Int, height: Int)? {
        guard let parts = self[name]?.lowercased().split(separator: "x"), parts.count == 2, let width = Int(parts[0]),
            let height = Int(parts[1]), (1...65_535).contains(width), (1...65_535).contains(height)
        else { return nil }
        return (width, height)
    }

    /// All attributes but some, in order of their names: equal for variants that are the same.
    func signature(without names: Set<String>) -> String {
        attributes.filter { !names.contains($0.name) }.map { "\($0.name)=\($0.value)" }.sorted().joined(separator: "\n")
    }

    private mutating func add(
        _ name: String, _ value: (text: String, isQuoted: Bool), variables: inout PlaylistVariables
    ) throws(ManifestError) {
        guard self[name] == nil else { throw ManifestError(.invalid, "The attribute \(name) comes twice.") }
        guard attributes.count < AttributeList.maximumCount else {
            throw ManifestError(.tooLarge, "A tag has too many attributes.")
        }
        let takesVariables = value.isQuoted || value.text.hasPrefix("0x") || value.text.hasPrefix("{")
        let text = takesVariables ? try variables.filledIn(value.text) : value.text
        attributes.append(Attribute(name: name, value: text))
    }

    private static func takeValue(_ rest: inout Substring.UTF8View) -> (text: String, isQuoted: Bool) {
        guard rest.first == UInt8(ascii: "\"") else {
            let value = rest.prefix { $0 != UInt8(ascii: ",") }
            rest = rest[value.endIndex...]
            return (String(Substring(value)).trimmingSpaces, false)
        }
        let value = rest.dropFirst().prefix { $0 != UInt8(ascii: "\"") }
        rest = rest[value.endIndex...].drop { $0 != UInt8(ascii: ",") }
        return (String(Substring(value)), true)
    }
}

extension String {
    /// The text without white space at its ends.
    var trimmingSpaces: String {
        guard utf8.first.map({ $0 <= 0x20 }) ?? false || utf8.last.map({ $0 <= 0x20 }) ?? false else { return self }
        var rest = Substring(self)
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}
