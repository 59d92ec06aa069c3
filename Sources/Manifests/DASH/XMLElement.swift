/// An element of an XML document with everything in it, except the comments.
struct XMLElement: Hashable, Sendable {
    struct Attribute: Hashable, Sendable {
        var name: String
        var value: String
    }

    /// Sums of a few of them do not overflow.
    static let largestInteger: UInt64 = 1 << 60
    /// Nanoseconds since 1970 are more than that: whoever counts with times has to look for overflow.
    static let times = -Int64(largestInteger)...Int64.max

    /// Without its prefix.
    var name: String
    var attributes: [Attribute]
    var children: [XMLElement] = []
    /// The characters directly in it.
    var text = ""
    /// The `S` children, which are many, in a form that takes little room.
    var timeline: [TimelineEntry] = []
    /// The line at which it begins, from 1.
    var line: Int
    /// The number of the remote element that has to come in its place; nil for what is here.
    var remoteNumber: Int?

    init(_ name: String, attributes: [Attribute] = [], line: Int = 0) {
        self.name = name
        self.attributes = attributes
        self.line = line
    }

    /// An attribute's value, without white space around it; nil when it is not there.
    subscript(attribute: String) -> String? {
        attributes.first { $0.name == attribute }?.value.trimmingSpaces
    }

    func children(_ name: String) -> [XMLElement] { children.filter { $0.name == name } }

    func child(_ name: String) -> XMLElement? { children.first { $0.name == name } }

    /// An attribute of a namespace, by its local name: "href" of "xlink:href".
    func attribute(prefixed name: String) -> String? {
        attributes.first { $0.name.hasSuffix(":" + name) }?.value.trimmingSpaces
    }

    /// A whole number, also when it is written with decimals.
    ///
    /// - Parameter name: the attribute.
    /// - Returns: nil when it is not there.
    /// - Throws: `invalid` when it is no number, or one that leaves no room to count with.
    func integer(_ name: String) throws(ManifestError) -> Int64? {
        guard let text = self[name] else { return nil }
        if let number = Int64(text), number.magnitude <= XMLElement.largestInteger { return number }
        if let number = DecimalNumber.value(of: text), abs(number) < 1e15 { return Int64(number) }
        throw flaw("\(name) is no number: \(text.prefix(40))")
    }

    /// A point of time in units of a time scale.
    ///
    /// - Parameter name: the attribute.
    /// - Returns: nil when it is not there.
    /// - Throws: `invalid` when it is no number.
    func time(_ name: String) throws(ManifestError) -> Int64? {
        if let number = self[name].flatMap({ Int64($0) }), XMLElement.times.contains(number) { return number }
        return try integer(name)
    }

    /// Seconds of a duration, "PT1H30M".
    ///
    /// - Parameter name: the attribute.
    /// - Returns: nil when it is not there.
    /// - Throws: `invalid` when it is no duration.
    func seconds(_ name: String) throws(ManifestError) -> Double? {
        guard let text = self[name] else { return nil }
        guard let seconds = XMLDuration.seconds(text) else { throw flaw("\(name) is no duration: \(text.prefix(40))") }
        return seconds
    }

    /// An error about this element.
    func flaw(_ sentence: String, _ code: ManifestError.Code = .invalid) -> ManifestError {
        ManifestError(code, sentence, at: name, line: line > 0 ? line : nil)
    }
}
