package import MediaModel

/// Which bytes of which version of a resource are in a part file.
package struct ResumeState: Hashable, Sendable {
    /// The version of a resource: bytes of two versions never mix.
    package struct Resource: Hashable, Sendable, Codable {
        package var originalAddress: WebAddress
        /// Where redirects led.
        package var finalAddress: WebAddress
        /// The entity tag with its quotes and its `W/`, as the server sent it.
        package var entityTag: String?
        /// The text of Last-Modified.
        package var lastModified: String?
        /// The text of Date in the first answer.
        package var date: String?
        package var contentType: String?
        /// The whole size; nil when the server did not say.
        package var total: ByteCount?
        /// Whether the server answered a range request with 206 and the right Content-Range.
        package var acceptsRanges: Bool
        /// What the chunks mean when the download consists of segments; nil for one file.
        package var segments: SegmentMarks?

        package init(
            originalAddress: WebAddress, finalAddress: WebAddress, entityTag: String? = nil,
            lastModified: String? = nil,
            date: String? = nil, contentType: String? = nil, total: ByteCount? = nil, acceptsRanges: Bool = false,
            segments: SegmentMarks? = nil
        ) {
            self.originalAddress = originalAddress
            self.finalAddress = finalAddress
            self.entityTag = entityTag
            self.lastModified = lastModified
            self.date = date
            self.contentType = contentType
            self.total = total
            self.acceptsRanges = acceptsRanges
            self.segments = segments
        }
    }

    /// A part of the file that one connection fills from its beginning.
    package struct Chunk: Hashable, Sendable {
        package var begin: Int64
        /// The offset behind the last byte; nil while the size is unknown.
        package var end: Int64?
        /// The offset behind the last byte that `pwrite` took; good after a crash in the same boot.
        package var written: Int64
        /// The offset behind the last byte that `fdatasync` covered; good after a power loss.
        package var durable: Int64

        package init(begin: Int64, end: Int64?, written: Int64, durable: Int64) {
            precondition(begin <= durable && durable <= written, "durable bytes are written bytes")
            precondition(end.map { written <= $0 } ?? true, "a chunk never grows past its end")
            self.begin = begin
            self.end = end
            self.written = written
            self.durable = durable
        }
    }

    package var resource: Resource
    /// Sorted by `begin`, without overlaps.
    package var chunks: [Chunk]
    /// The kernel's boot identifier at the time of the commit; `written` counts only while it is the same.
    package var bootIdentifier: String

    package init(resource: Resource, chunks: [Chunk], bootIdentifier: String) {
        self.resource = resource
        self.chunks = chunks
        self.bootIdentifier = bootIdentifier
    }
}
