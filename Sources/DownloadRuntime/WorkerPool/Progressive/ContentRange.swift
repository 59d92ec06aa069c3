/// The value of Content-Range (RFC 9110 §14.4).
struct ContentRange: Hashable, Sendable {
    /// The bytes that the body holds; nil for an unsatisfied range, `bytes */total`.
    var bytes: Range<Int64>?
    /// The whole size; nil when the server does not know it.
    var total: Int64?

    /// Reads a header's value; nil when it makes no sense.
    ///
    /// It looks at bytes: every answer passes here, and taking texts apart took as long as a small file's transfer.
    init?(_ text: String) {
        // Some put spaces between its parts.
        var rest = text.utf8.filter { $0 != UInt8(ascii: " ") }[...]
        guard rest.prefix(5).lazy.map({ $0 | 0x20 }).elementsEqual("bytes".utf8) else { return nil }
        rest = rest.dropFirst(5).drop { $0 == UInt8(ascii: "=") }
        let first = Self.number(&rest)
        guard rest.popFirst() == (first == nil ? UInt8(ascii: "*") : UInt8(ascii: "-")) else { return nil }
        let last = first == nil ? nil : Self.number(&rest)
        guard (first == nil) == (last == nil), rest.popFirst() == UInt8(ascii: "/") else { return nil }
        total = Self.number(&rest)
        if total == nil, rest.popFirst() != UInt8(ascii: "*") { return nil }
        guard rest.isEmpty else { return nil }
        guard let first, let last else { return }
        guard first <= last, last < total ?? .max else { return nil }
        bytes = first..<last + 1
    }

    /// Takes the digits at the start; nil when there are none or the number is beyond 64 bits.
    private static func number(_ text: inout ArraySlice<UInt8>) -> Int64? {
        var result: Int64?
        while let digit = text.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) {
            let (product, isTooLarge) = (result ?? 0).multipliedReportingOverflow(by: 10)
            let (sum, isTooLong) = product.addingReportingOverflow(Int64(digit & 0xF))
            guard !isTooLarge, !isTooLong else { return nil }
            result = sum
            text.removeFirst()
        }
        return result
    }
}
