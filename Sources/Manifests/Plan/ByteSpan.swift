/// A run of bytes of a resource.
package struct ByteSpan: Hashable, Sendable {
    /// The offset of the first byte.
    package var offset: Int64
    /// The number of bytes; at least 1.
    package var length: Int64

    /// Makes a span; nil unless it holds a byte and ends before the largest offset there is.
    package init?(offset: Int64, length: Int64) {
        guard offset >= 0, length > 0, !offset.addingReportingOverflow(length).overflow else { return nil }
        self.offset = offset
        self.length = length
    }

    /// The offset behind the last byte.
    package var end: Int64 { offset + length }
}
