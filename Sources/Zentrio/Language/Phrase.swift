/// Something to say, in English with gaps: what the catalogue knows it by, and what goes into the gaps.
nonisolated struct Phrase: ExpressibleByStringInterpolation, Sendable {
    struct Interpolation: StringInterpolationProtocol, Sendable {
        fileprivate var key = ""
        fileprivate var arguments: [String] = []

        init(literalCapacity: Int, interpolationCount: Int) {
            key.reserveCapacity(literalCapacity + interpolationCount * 2)
        }

        mutating func appendLiteral(_ literal: String) {
            key += literal
        }

        mutating func appendInterpolation(_ text: String) {
            key += Phrase.gap
            arguments.append(text)
        }

        /// A number with its thousands parted, in the language's digits.
        mutating func appendInterpolation(_ number: Int) {
            appendInterpolation(Catalogue.current.numbers.grouped(Int64(number)))
        }
    }

    /// Stands for what is filled in; a translation may number them: `%1$@`.
    static let gap = "%@"

    let key: String
    let arguments: [String]

    init(stringLiteral value: String) {
        key = value
        arguments = []
    }

    init(stringInterpolation: Interpolation) {
        key = stringInterpolation.key
        arguments = stringInterpolation.arguments
    }

    /// A wording with the gaps filled.
    ///
    /// - Parameters:
    ///   - wording: The phrase in some language.
    ///   - isolating: Whether what is filled in may run the other way than the wording around it.
    /// - Returns: The text.
    func filled(_ wording: String, isolating: Bool) -> String {
        guard !arguments.isEmpty else { return wording }
        let arguments = isolating ? arguments.map { Phrase.isolated($0) } : arguments
        var text = ""
        var rest = Substring(wording)
        var next = 0
        // Bytes: looking for characters takes longer than all the rest.
        while let start = rest.utf8.firstIndex(of: UInt8(ascii: "%")) {
            text += rest[..<start]
            rest = rest[start...]
            guard let gap = Phrase.gapLength(rest.utf8) else {
                text.append(rest.removeFirst())
                continue
            }
            let index = gap.number ?? next
            if gap.number == nil { next += 1 }
            if arguments.indices.contains(index) { text += arguments[index] }
            rest = rest[rest.utf8.index(rest.startIndex, offsetBy: gap.length)...]
        }
        return text + rest
    }

    /// How many bytes the gap at the beginning takes, and which argument it names, from 0.
    private static func gapLength(_ text: Substring.UTF8View) -> (length: Int, number: Int?)? {
        if text.starts(with: gap.utf8) { return (2, nil) }
        guard text.dropFirst(2).starts(with: "$@".utf8), let digit = text.dropFirst().first,
            (UInt8(ascii: "1")...UInt8(ascii: "9")).contains(digit)
        else { return nil }
        return (4, Int(digit - UInt8(ascii: "1")))
    }

    /// A text that keeps its own direction within one of another (FSI, PDI).
    static func isolated(_ text: String) -> String { "\u{2068}\(text)\u{2069}" }
}
