import MediaModel
import MediaSources

/// One download that a file asks for.
nonisolated struct ImportedLink: Hashable, Sendable {
    /// Where in the file it stands: a line, or an entry of a JSON list; the first is 1.
    var place: Int
    /// The addresses of the same file; never empty.
    ///
    /// The others are asked when the first one does not work any more.
    var addresses: [WebAddress]
    var title: String?
    /// The name that the file shall have.
    var fileName: String?
    /// An absolute folder.
    var directory: String?
    var headers: [HeaderField] = []
    /// What the file must hash to.
    var checksum: Checksum?
    /// The most bytes a second.
    var rateLimit: ByteCount?
    /// Who asks, when the server wants to know.
    var user: String?
    var password: String?
    var standing = QueueEntry.Standing.pending

    /// The request, as far as the link alone tells.
    var request: DownloadRequest {
        let address = addresses[0]
        var item = TitleGuess(fileName: fileName ?? address.lastPathComponent, at: address).item
        if let title { item = MediaItem(title: title, year: item.year, kind: item.kind) }
        let stream = Stream(
            address: address, mirrors: Array(addresses.dropFirst()), format: Self.format(of: address),
            headers: headers + [basicAuthorization].compactMap(\.self))
        return DownloadRequest(
            item: item, stream: stream, link: address, outputDirectory: directory,
            fileName: directory == nil ? nil : fileName,
            rateLimit: rateLimit, checksum: checksum)
    }

    /// What the ending of the address tells.
    private static func format(of address: WebAddress) -> MediaModel.Stream.Format {
        let name = (address.lastPathComponent ?? "").lowercased()
        if name.hasSuffix(".m3u8") { return .hls }
        return name.hasSuffix(".mpd") ? .dash : .progressive
    }
}
