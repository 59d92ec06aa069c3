/// The lines of a playlist: ended by LF, CR or both, without the white space around them.
struct PlaylistLines: Sendable {
    let bytes: [UInt8]
    private var position: Int
    /// The number of the line that was returned last, from 1.
    private(set) var number = 0

    /// Begins behind one byte order mark.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// Where the next line lies that is not empty; nil at the end.
    mutating func next() -> Range<Int>? {
        bytes.withUnsafeBufferPointer { bytes in
            while position < bytes.count {
                var end = position
                while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
                let line = PlaylistLines.trimmed(position..<end, in: bytes)
                let isPair = end + 1 < bytes.count && bytes[end] == 0x0D && bytes[end + 1] == 0x0A
                position = end + (isPair ? 2 : 1)
                number += 1
                if !line.isEmpty { return line }
            }
            return nil
        }
    }

    /// A part of a line without the white space around it.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        bytes.withUnsafeBufferPointer { PlaylistLines.trimmed(range, in: $0) }
    }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    private static func trimmed(_ range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
        var begin = range.lowerBound
        var end = range.upperBound
        while begin < end, isSpace(bytes[begin]) { begin += 1 }
        while end > begin, isSpace(bytes[end - 1]) { end -= 1 }
        return begin..<end
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0C || byte == 0 }
}
