import MediaModel

/// Where the chunks of a track lie (ISO/IEC 14496-12 §8.7).
struct MP4SampleTable {
    /// The offset behind the track's last chunk, as far as the tables tell; nil for a track without chunks.
    let end: Int64?

    /// Reads the `minf` box of a track; nil when its media is in another file or it has no table.
    init?(_ information: MP4Box, in bytes: [UInt8]) {
        guard MP4SampleTable.isSelfContained(information, in: bytes), let table = information.child("stbl", in: bytes)
        else { return nil }
        guard let (offset, isLast) = MP4SampleTable.lastOffset(table, in: bytes) else {
            end = nil
            return
        }
        // At least one byte; the sizes of the samples are known when it is the table's last chunk, as it nearly always is.
        end = offset &+ max(1, isLast ? MP4SampleTable.lastChunkSize(table, in: bytes) : 1)
    }

    /// Every data reference has the flag "in this file" (§8.7.2).
    private static func isSelfContained(_ information: MP4Box, in bytes: [UInt8]) -> Bool {
        guard let references = information.child("dinf", in: bytes)?.child("dref", in: bytes) else { return true }
        let entries = MP4Box.list(
            in: bytes, min(references.body.lowerBound + 8, references.body.upperBound)..<references.body.upperBound)
        return entries.allSatisfy { $0.integer(bytes, at: 0, count: 4) & 1 == 1 }
    }

    /// The largest chunk offset and whether it stands last in its table.
    private static func lastOffset(_ table: MP4Box, in bytes: [UInt8]) -> (Int64, isLast: Bool)? {
        let (box, width) = table.child("stco", in: bytes).map { ($0, 4) } ?? (table.child("co64", in: bytes), 8)
        guard let box else { return nil }
        let count = min(Int(box.integer(bytes, at: 4, count: 4)), (box.body.count - 8) / width)
        let offsets = (0..<max(0, count)).map { box.integer(bytes, at: 8 + $0 * width, count: width) }
        guard let largest = offsets.max() else { return nil }
        return (Int64(clamping: largest), offsets.last == largest)
    }

    /// The samples of the last chunk, by the last entry of `stsc` and the sizes of `stsz`.
    private static func lastChunkSize(_ table: MP4Box, in bytes: [UInt8]) -> Int64 {
        guard let runs = table.child("stsc", in: bytes), let sizes = table.child("stsz", in: bytes) else { return 1 }
        let runCount = Int(runs.integer(bytes, at: 4, count: 4))
        let samples = Int(runs.integer(bytes, at: 8 + (runCount - 1) * 12 + 4, count: 4))
        let same = Int64(sizes.integer(bytes, at: 4, count: 4))
        let total = Int(sizes.integer(bytes, at: 8, count: 4))
        guard runCount > 0, samples <= total else { return 1 }
        if same > 0 { return same * Int64(samples) }
        return ((total - samples)..<total).reduce(0) { $0 + Int64(sizes.integer(bytes, at: 12 + $1 * 4, count: 4)) }
    }
}
