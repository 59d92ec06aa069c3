/// Gives the last packet of sound a length where ffmpeg knew none: it takes lengths from the next packet's time, and no
/// player plays what lasts no time.
///
/// All of its numbers are in boxes that stay as long as they are (ISO/IEC 14496-12 §8).
struct LastSampleRepair {
    /// A number in the header, big-endian.
    private struct Field {
        /// Where it begins in the content of `moov`.
        var offset: Int
        /// Bytes, 4 or 8.
        var width: Int
        var value: UInt64
    }

    /// The content of `moov`.
    private let movie: UnsafeRawBufferPointer
    private var changes: [Field] = []

    /// The content of a `moov` box with lengths; nil where nothing lacks one.
    static func repaired(_ movie: [UInt8]) -> [UInt8]? {
        let changes = movie.withUnsafeBytes { LastSampleRepair($0).changes }
        guard !changes.isEmpty else { return nil }
        var repaired = movie
        for change in changes {
            for index in 0..<change.width {
                let shift = 8 * (change.width - 1 - index)
                repaired[change.offset + index] = UInt8(truncatingIfNeeded: change.value >> UInt64(shift))
            }
        }
        return repaired
    }

    private init(_ movie: UnsafeRawBufferPointer) {
        self.movie = movie
        guard let header = BoxReader.first("mvhd", in: movie), let duration = duration(header, short: 16, long: 24),
            let timescale = timescale(header)
        else { return }
        var longest = duration
        for track in BoxReader.all("trak", in: movie) {
            guard let (fields, end) = repair(track, movieTimescale: timescale) else { continue }
            changes += fields
            longest.value = max(longest.value, end)
        }
        if longest.value > duration.value { changes.append(longest) }
    }

    /// What changes in a track, and the track's end in the movie's units; nil where that is nothing.
    private func repair(_ track: UnsafeRawBufferPointer, movieTimescale: UInt64) -> (fields: [Field], end: UInt64)? {
        guard let media = BoxReader.first("mdia", in: track), let handler = BoxReader.first("hdlr", in: media),
            handler.count >= 12, BoxType(rawValue: handler.unsigned32(at: 8)) == "soun",
            let table = BoxReader.first(["minf", "stbl", "stts"], in: media), let last = lastSample(table),
            let mediaHeader = BoxReader.first("mdhd", in: media), let timescale = timescale(mediaHeader),
            var mediaDuration = duration(mediaHeader, short: 16, long: 24),
            let header = BoxReader.first("tkhd", in: track), var whole = duration(header, short: 20, long: 28)
        else { return nil }
        let before = Self.converted(mediaDuration.value, from: timescale, to: movieTimescale)
        mediaDuration.value += last.value
        let added = Self.converted(mediaDuration.value, from: timescale, to: movieTimescale) - before
        whole.value += added
        var fields = [last, mediaDuration, whole]
        if let edits = BoxReader.first(["edts", "elst"], in: track) {
            guard var edit = lastEdit(edits) else { return nil }
            edit.value += added
            fields.append(edit)
        }
        guard fields.allSatisfy({ $0.width == 8 || $0.value <= UInt64(UInt32.max) }) else { return nil }
        return (fields, whole.value)
    }

    /// The length of the last sample, as most of the others have it; nil where it has one.
    private func lastSample(_ table: UnsafeRawBufferPointer) -> Field? {
        guard table.count >= 8 else { return nil }
        let count = Int(table.unsigned32(at: 4))
        guard count >= 2, 8 + 8 * count <= table.count else { return nil }
        let entries = (0..<count).map { (table.unsigned32(at: 8 + 8 * $0), table.unsigned32(at: 12 + 8 * $0)) }
        guard entries[count - 1] == (1, 0), let usual = entries.max(by: { $0.0 < $1.0 })?.1, usual > 0 else {
            return nil
        }
        return Field(offset: place(of: table) + 8 + 8 * (count - 1) + 4, width: 4, value: UInt64(usual))
    }

    /// The length of the last edit that shows something.
    private func lastEdit(_ box: UnsafeRawBufferPointer) -> Field? {
        guard box.count >= 8 else { return nil }
        let isLong = box[0] == 1
        let size = isLong ? 20 : 12
        let count = Int(box.unsigned32(at: 4))
        guard count >= 1, 8 + size * count <= box.count else { return nil }
        return field(box, at: 8 + size * (count - 1), isLong: isLong)
    }

    private func duration(_ header: UnsafeRawBufferPointer, short: Int, long: Int) -> Field? {
        guard header.count >= long + 8 || header.count >= short + 4 && header[0] == 0 else { return nil }
        let isLong = header[0] == 1
        return field(header, at: isLong ? long : short, isLong: isLong)
    }

    private func timescale(_ header: UnsafeRawBufferPointer) -> UInt64? {
        guard header.count >= 24 else { return nil }
        let units = header.unsigned32(at: header[0] == 1 ? 20 : 12)
        return units > 0 ? UInt64(units) : nil
    }

    /// A number that may be too long to be counted on is nil.
    private func field(_ box: UnsafeRawBufferPointer, at offset: Int, isLong: Bool) -> Field? {
        let value = isLong ? box.unsigned64(at: offset) : UInt64(box.unsigned32(at: offset))
        guard value < 1 << 40 else { return nil }
        return Field(offset: place(of: box) + offset, width: isLong ? 8 : 4, value: value)
    }

    private func place(of box: UnsafeRawBufferPointer) -> Int {
        guard let begin = movie.baseAddress, let address = box.baseAddress else { return 0 }
        return address - begin
    }

    /// Units of another timescale, rounded up as ffmpeg does.
    private static func converted(_ units: UInt64, from timescale: UInt64, to other: UInt64) -> UInt64 {
        let (high, low) = units.multipliedFullWidth(by: other)
        let (quotient, rest) = high < timescale ? timescale.dividingFullWidth((high, low)) : (0, 0)
        return quotient + (rest > 0 ? 1 : 0)
    }
}
