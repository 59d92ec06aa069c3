import MediaModel

/// What the scheduler knows of a download that nobody works on, its fields one behind the other.
struct PackedEntry: Sendable {
    /// The download first, so that its list can be handed out as it lies.
    private let bytes: [UInt8]

    /// Packs a download that no worker holds.
    init(_ entry: ScheduledDownload) {
        precondition(entry.lease == nil, "a download with a worker is not at rest")
        var writer = FieldWriter()
        writer.write(entry.download)
        // A finished download is where it should be, nearly always.
        writer.write(entry.stored.targetPath == entry.download.finalPath ? nil : entry.stored.targetPath)
        writer.write(Int64(entry.stored.cleanup.rawValue))
        writer.write(Int64(entry.generation))
        writer.write(entry.deletion.map { Int64($0.rawValue) })
        writer.write(entry.roomNeeded?.rawValue)
        writer.write(entry.allocated?.rawValue)
        writer.write(entry.isNamed ? 1 : 0 as Int64)
        bytes = writer.exactBytes
    }

    /// The entry as it was packed; the identifier is the key under which it was kept.
    func entry(id: DownloadID) -> ScheduledDownload {
        bytes.withUnsafeBytes { bytes in
            var reader = FieldReader(bytes)
            let download = reader.download(id: id)
            let targetPath = reader.optionalText() ?? download.finalPath ?? ""
            var entry = ScheduledDownload(
                stored: StoredDownload(download: download, targetPath: targetPath, cleanup: reader.cleanup()))
            entry.generation = Int(reader.number())
            entry.deletion = reader.optionalNumber().flatMap { StoredDownload.Cleanup(rawValue: Int($0)) }
            entry.roomNeeded = reader.optionalNumber().map(ByteCount.init(rawValue:))
            entry.allocated = reader.optionalNumber().map(ByteCount.init(rawValue:))
            entry.isNamed = reader.number() == 1
            return entry
        }
    }

    /// The download alone; it shares the entry's bytes.
    func download(id: DownloadID) -> PackedDownload { PackedDownload(id: id, bytes: bytes) }
}
