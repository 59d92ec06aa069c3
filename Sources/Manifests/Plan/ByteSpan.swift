/// A run of bytes of a resource.
package struct ByteSpan: Hashable, Sendable {
    /// The offset of the first byte.
    package var offset: Int64
    /// The number of bytes; at least 1.
    package var length: Int64

    /// No file is larger, and there is room to count with.
    private static let largestEnd: Int64 = 1 << 60

    /// Makes a span; nil unless it holds a byte and ends within the largest file that may be.
    package init?(offset: Int64, length: Int64) {
        guard (0...ByteSpan.largestEnd).contains(offset), length > 0, length <= ByteSpan.largestEnd - offset else {
            return nil
        }
        self.offset = offset
        self.length = length
    }

    /// The offset behind the last byte.
    package var end: Int64 { offset + length }
}
