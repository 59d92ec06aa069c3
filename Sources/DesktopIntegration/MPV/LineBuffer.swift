/// Cuts a stream of bytes into lines.
struct LineBuffer {
    /// The longest line, in bytes; a longer one is dropped whole, so that a mad sender cannot fill the memory.
    static let limit = 64 * 1_024

    private var pending: [UInt8] = []
    private var isDropping = false

    /// Takes bytes and returns the lines that they complete, without their ends and without empty ones.
    mutating func append(_ bytes: some Sequence<UInt8>) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        for byte in bytes {
            if byte == UInt8(ascii: "\n") {
                if !isDropping, !pending.isEmpty { lines.append(pending) }
                pending.removeAll(keepingCapacity: true)
                isDropping = false
            } else if pending.count == LineBuffer.limit {
                isDropping = true
            } else {
                pending.append(byte)
            }
        }
        return lines
    }
}
