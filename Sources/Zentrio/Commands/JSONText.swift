import FoundationEssentials

/// JSON as the commands print it: keys in order, so that outputs can be compared.
nonisolated enum JSONText {
    /// - Parameters:
    ///   - value: what is printed.
    ///   - isPretty: whether it takes many lines.
    /// - Returns: the text without a line break at its end.
    /// - Throws: what the encoder reports.
    static func text(_ value: some Encodable, isPretty: Bool) throws -> String {
        try text(value, encoder(isPretty: isPretty))
    }

    /// The same with an encoder that is used again and again.
    static func text(_ value: some Encodable, _ encoder: JSONEncoder) throws -> String {
        String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    static func encoder(isPretty: Bool) -> JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        if isPretty { encoder.outputFormatting.insert(.prettyPrinted) }
        return encoder
    }
}
