import MediaModel

/// A download that nobody works on, in a third of the memory: its fields one behind the other.
///
/// A hundred thousand may stand in the queue, and nearly all of them only wait.
struct PackedDownload: Sendable {
    private let bytes: [UInt8]

    /// Packs a download that no worker holds.
    init(_ entry: ScheduledDownload) {
        precondition(entry.lease == nil, "a download with a worker is not at rest")
        var writer = FieldWriter()
        writer.write(entry.stored)
        writer.write(Int64(entry.generation))
        writer.write(entry.deletion.map { Int64($0.rawValue) })
        writer.write(entry.roomNeeded?.rawValue)
        writer.write(entry.hasRoom ? 1 : 0 as Int64)
        // A copy takes no more than it holds.
        bytes = writer.bytes.withUnsafeBufferPointer { Array($0) }
    }

    /// The download as it was packed; the identifier is the key under which it was kept.
    func entry(id: DownloadID) -> ScheduledDownload {
        bytes.withUnsafeBytes { bytes in
            var reader = FieldReader(bytes)
            var entry = ScheduledDownload(stored: reader.stored(id: id))
            entry.generation = Int(reader.number())
            entry.deletion = reader.optionalNumber().flatMap { StoredDownload.Cleanup(rawValue: Int($0)) }
            entry.roomNeeded = reader.optionalNumber().map(ByteCount.init(rawValue:))
            entry.hasRoom = reader.number() == 1
            return entry
        }
    }
}
