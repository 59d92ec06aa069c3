/// One way to fetch a title: an address and what is known about what lies there.
package struct Stream: Hashable, Sendable, Codable {
    /// The kind of transfer that a stream needs.
    ///
    /// The raw values are stored: they may not change.
    package enum Format: String, Hashable, Sendable, Codable {
        /// One file, fetched in byte ranges.
        case progressive
        case hls
        case dash
    }

    package var address: WebAddress
    /// Where the same file can be had when the address does not work any more, in the order in which they are asked.
    package var mirrors: [WebAddress]
    package var format: Format
    /// The one of the manifest's pictures that was chosen, by the name that the manifest gives it; nil to choose by height.
    package var variant: String?
    /// The picture's height in lines.
    package var height: Int?
    /// "H.264", "AAC 5.1" and so on, in the order picture, sound.
    package var codecs: [String]
    /// Bits a second.
    package var bandwidth: Int?
    /// The file's size; an estimate when `isSizeEstimated`.
    package var byteCount: ByteCount?
    package var isSizeEstimated: Bool
    /// Headers that every request for this stream carries, in order.
    package var headers: [HeaderField]
    /// Subtitles in files of their own, the best of each language first.
    package var subtitleFiles: [SubtitleFile]

    package init(
        address: WebAddress, mirrors: [WebAddress] = [], format: Format = .progressive, variant: String? = nil,
        height: Int? = nil,
        codecs: [String] = [],
        bandwidth: Int? = nil, byteCount: ByteCount? = nil, isSizeEstimated: Bool = false, headers: [HeaderField] = [],
        subtitleFiles: [SubtitleFile] = []
    ) {
        self.address = address
        self.mirrors = mirrors
        self.format = format
        self.variant = variant
        self.height = height
        self.codecs = codecs
        self.bandwidth = bandwidth
        self.byteCount = byteCount
        self.isSizeEstimated = isSizeEstimated
        self.headers = headers
        self.subtitleFiles = subtitleFiles
    }
}
