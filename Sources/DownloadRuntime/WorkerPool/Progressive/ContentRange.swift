/// The value of Content-Range (RFC 9110 §14.4).
struct ContentRange: Hashable, Sendable {
    /// The bytes that the body holds; nil for an unsatisfied range, `bytes */total`.
    var bytes: Range<Int64>?
    /// The whole size; nil when the server does not know it.
    var total: Int64?

    /// Reads a header's value; nil when it makes no sense.
    init?(_ text: String) {
        guard text.lowercased().hasPrefix("bytes") else { return nil }
        // Some put spaces between its parts.
        let value = text.dropFirst(5).drop { $0 == " " || $0 == "=" }.filter { $0 != " " }
        let parts = value.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        total = Int64(parts[1])
        guard total.map({ $0 >= 0 }) ?? (parts[1] == "*") else { return nil }
        if parts[0] == "*" { return }
        let ends = parts[0].split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2, let first = Int64(ends[0]), let last = Int64(ends[1]), first >= 0, first <= last,
            last < total ?? .max
        else { return nil }
        bytes = first..<last + 1
    }
}
