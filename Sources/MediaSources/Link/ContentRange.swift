import MediaModel

/// The `Content-Range` of a partial answer: "bytes 0-99/1000" (RFC 9110 §14.4).
struct ContentRange: Hashable {
    let begin: Int64
    /// The offset of the last byte.
    let last: Int64
    /// nil when the server does not know it.
    let total: ByteCount?

    init?(_ header: String) {
        guard let match = header.lowercased().wholeMatch(of: /bytes\s+(\d+)-(\d+)\/(\d+|\*)/),
            let begin = Int64(match.1), let last = Int64(match.2), begin <= last
        else { return nil }
        let total = Int64(match.3)
        guard match.3 == "*" || total.map({ last < $0 }) ?? false else { return nil }
        self.begin = begin
        self.last = last
        self.total = total.map { ByteCount($0) }
    }
}
