package import MediaModel

/// A download in a third of the memory: its fields one behind the other.
///
/// A hundred thousand may be in the list, and nearly all of them only wait or are finished. Copies share the bytes.
package struct PackedDownload: Identifiable, Sendable {
    package let id: DownloadID
    private let bytes: [UInt8]

    /// Packs a download.
    package init(_ download: Download) {
        var writer = FieldWriter()
        writer.write(download)
        self.init(id: download.id, bytes: writer.exactBytes)
    }

    /// Takes over bytes that begin with the fields of a download.
    init(id: DownloadID, bytes: [UInt8]) {
        self.id = id
        self.bytes = bytes
    }

    /// The download as it was packed.
    package var download: Download {
        bytes.withUnsafeBytes { bytes in
            var reader = FieldReader(bytes)
            return reader.download(id: id)
        }
    }
}
