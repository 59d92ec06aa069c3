/// What was read of a document and of everything that stands in it from elsewhere: its limits are for all of that together.
struct XMLCounts: Hashable, Sendable {
    var byteCount: Int64 = 0
    var elements = 0
    /// `S` elements.
    var entries = 0
    var attributes = 0
    var textByteCount = 0
    /// Also those between elements.
    var textPieces = 0
}
