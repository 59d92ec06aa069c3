/// Cuts a stream of bytes into lines; a line without an end stays until the rest comes, up to a limit.
struct LineCutter {
    /// Longer lines are dropped: no program that we read writes any.
    private static let limit = 4096

    private var rest: [UInt8] = []

    mutating func add(_ bytes: ArraySlice<UInt8>) -> [Substring] {
        rest += bytes
        guard let end = rest.lastIndex(of: UInt8(ascii: "\n")) else {
            if rest.count > Self.limit { rest = [] }
            return []
        }
        let text = String(decoding: rest[..<end], as: UTF8.self)
        rest.removeSubrange(...end)
        return text.split(separator: "\n")
    }
}
