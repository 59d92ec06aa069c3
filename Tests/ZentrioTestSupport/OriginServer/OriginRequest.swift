/// One request as the origin server got it.
package struct OriginRequest: Sendable, Hashable {
    package let method: String
    /// The path with its query.
    package let path: String
    /// Which request for this path it is, from 0.
    package let index: Int
    /// Lowercased names.
    package let headers: [String: String]

    /// The text of Range, "bytes=0-".
    package var range: String? { headers["range"] }
    package var ifRange: String? { headers["if-range"] }

    /// The first byte and the offset behind the last one that Range asks for, within `count` bytes; nil without Range.
    package func byteRange(of count: Int) -> Range<Int>? {
        guard let text = range, text.hasPrefix("bytes=") else { return nil }
        let parts = text.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let begin = Int(parts[0]) else { return nil }
        let end = Int(parts[1]).map { min($0 + 1, count) } ?? count
        return begin < end ? begin..<end : count..<count
    }
}

extension OriginRequest {
    /// The same request as if it had carried other headers.
    package func with(headers: [String: String]) -> OriginRequest {
        OriginRequest(method: method, path: path, index: index, headers: headers)
    }
}
