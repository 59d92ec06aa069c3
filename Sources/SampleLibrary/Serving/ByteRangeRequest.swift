import MediaModel

/// What a `Range` header asks of a file (RFC 9110 §14.2).
enum ByteRangeRequest: Hashable {
    /// No range, several, or one that is not understood: the whole file.
    case whole
    /// These bytes, which are in the file.
    case part(Range<Int64>)
    /// Nothing that the file has: 416.
    case unsatisfiable

    init(header: String?, byteCount: ByteCount) {
        self = .whole
        guard let header, header.lowercased().hasPrefix("bytes=") else { return }
        let ends = header.dropFirst(6).split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard ends.count == 2 else { return }
        let size = byteCount.rawValue
        switch (ends[0].isEmpty ? nil : Self.number(ends[0]), ends[1].isEmpty ? nil : Self.number(ends[1])) {
        case (let first?, nil) where ends[1].isEmpty: self = .clipped(first..<Int64.max, to: size)
        case (let first?, let last?) where first <= last: self = .clipped(first..<last + 1, to: size)
        case (nil, let count?) where ends[0].isEmpty: self = .clipped(max(0, size - count)..<size, to: size)
        default: break
        }
    }

    private static func clipped(_ range: Range<Int64>, to size: Int64) -> ByteRangeRequest {
        guard range.lowerBound < size, !range.isEmpty else { return .unsatisfiable }
        return .part(range.clamped(to: 0..<size))
    }

    /// Reads digits only, below 2^62, so that adding one is safe.
    private static func number(_ text: Substring) -> Int64? {
        guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
        return Int64(text).flatMap { $0 < 1 << 62 ? $0 : nil }
    }
}
