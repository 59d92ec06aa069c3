/// Cuts a stream of bytes into lines.
///
/// Pure.
struct LineCutter {
    /// What the bytes held.
    enum Line: Hashable, Sendable {
        /// A whole line without its end; never empty.
        case line([UInt8])
        /// A line that was longer than the limit; its bytes are gone.
        case tooLong
    }

    private let limit: Int
    private var pending: [UInt8] = []
    private var isDropping = false

    /// Makes a cutter for lines of at most `limit` bytes.
    init(limit: Int) {
        self.limit = limit
    }

    /// Takes bytes in and returns the lines that they complete; empty lines are left out.
    mutating func append(_ bytes: ArraySlice<UInt8>) -> [Line] {
        var lines: [Line] = []
        var rest = bytes
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            keep(rest[..<end])
            rest = rest[(end + 1)...]
            lines += finish()
        }
        keep(rest)
        return lines
    }

    private mutating func keep(_ bytes: ArraySlice<UInt8>) {
        if isDropping { return }
        guard pending.count + bytes.count <= limit else {
            pending = []
            isDropping = true
            return
        }
        pending += bytes
    }

    private mutating func finish() -> [Line] {
        defer {
            pending = []
            isDropping = false
        }
        if isDropping { return [.tooLong] }
        return pending.isEmpty ? [] : [.line(pending)]
    }
}
