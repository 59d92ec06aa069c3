import Glibc
import MediaModel

/// Reads the header of a finished MP4 (ISO/IEC 14496-12), to hold it against what was measured on the way.
struct MovieFile: Hashable, Sendable {
    /// The largest header that is read: 256 MiB, more than a day of film needs.
    private static let headerLimit: Int64 = 256 << 20

    var tracks: [MovieTrack]
    /// Bytes of the whole file.
    var size: ByteCount

    /// Pictures and packets of sound.
    var mediaPacketCount: Int { media.reduce(0) { $0 + $1.packetCount } }

    /// Seconds from zero to the end of the longest picture or sound.
    var duration: Double { media.map { $0.start + $0.duration }.max() ?? 0 }

    /// Seconds at which ffmpeg says that the file begins: it looks at the first packet of each track, which need not be
    /// the one that is shown first.
    var startOfPackets: Double { media.map { $0.start + $0.lead }.min() ?? 0 }

    /// Pictures and sound.
    var media: [MovieTrack] { tracks.filter { $0.kind == .video || $0.kind == .audio } }

    init(tracks: [MovieTrack], size: ByteCount) {
        self.tracks = tracks
        self.size = size
    }

    /// Reads the file at a path.
    ///
    /// - Throws: `mergeFailed` when it is no whole MP4, a storage code when it cannot be read.
    init(path: String) throws(DownloadFailure) {
        let handle = try PartialFileHandle(reading: path)
        size = handle.size
        let header = try Self.header(of: handle).content
        tracks = header.withUnsafeBytes { Self.tracks(in: $0) }
    }

    /// Reads a file that ffmpeg has just made, and gives its last packets of sound the length that they lack.
    ///
    /// - Throws: `mergeFailed` when it is no whole MP4, a storage code when it cannot be read or written.
    init(repairing path: String) throws(DownloadFailure) {
        let handle = try PartialFileHandle(reading: path)
        size = handle.size
        var header = try Self.header(of: handle)
        if let repaired = LastSampleRepair.repaired(header.content) {
            header.content = repaired
            let file = try PartialFileHandle(path: path)
            let code = repaired.withUnsafeBytes { file.write($0, at: header.offset) }
            if let code { throw DownloadFailure(systemError: code, doing: "writing \(path)") }
        }
        tracks = header.content.withUnsafeBytes { Self.tracks(in: $0) }
    }

    /// The content of the `moov` box, wherever it is, and where that begins.
    private static func header(
        of handle: PartialFileHandle
    ) throws(DownloadFailure) -> (content: [UInt8], offset: Int64) {
        var offset: Int64 = 0
        let end = handle.size.rawValue
        while offset + 8 <= end {
            let head = try handle.read(16, at: offset)
            guard let box = head.withUnsafeBytes({ Self.box($0, rest: end - offset) }) else { break }
            if box.type == "moov" {
                guard box.size <= headerLimit else { break }
                let begin = offset + Int64(box.head)
                return (try handle.read(Int(box.size) - box.head, at: begin), begin)
            }
            offset += box.size
        }
        throw DownloadFailure.mergeFailed("the merged file has no moov box")
    }

    private static func box(
        _ bytes: UnsafeRawBufferPointer, rest: Int64
    ) -> (type: BoxType, size: Int64, head: Int)? {
        guard bytes.count >= 8 else { return nil }
        let type = BoxType(rawValue: bytes.unsigned32(at: 4))
        var size = Int64(bytes.unsigned32(at: 0))
        var head = 8
        if size == 1, bytes.count >= 16 {
            size = Int64(clamping: bytes.unsigned64(at: 8))
            head = 16
        } else if size == 0 {
            size = rest
        }
        return size >= head && size <= rest ? (type, size, head) : nil
    }

    /// The tracks that the content of a `moov` box describes.
    static func tracks(in movie: UnsafeRawBufferPointer) -> [MovieTrack] {
        let header = BoxReader.first("mvhd", in: movie)
        let timescale = header.map { $0.count >= 24 ? Double($0.unsigned32(at: $0[0] == 1 ? 20 : 12)) : 1_000 } ?? 1_000
        return BoxReader.all("trak", in: movie).compactMap { track($0, movieTimescale: max(timescale, 1)) }
    }

    private static func track(_ box: UnsafeRawBufferPointer, movieTimescale: Double) -> MovieTrack? {
        guard let media = BoxReader.first("mdia", in: box), let header = BoxReader.first("mdhd", in: media),
            let handler = BoxReader.first("hdlr", in: media), let table = BoxReader.first(["minf", "stbl"], in: media),
            header.count >= 24, handler.count >= 12
        else { return nil }
        let isLong = header[0] == 1
        guard header.count >= (isLong ? 36 : 24) else { return nil }
        let timescale = Double(max(header.unsigned32(at: isLong ? 20 : 12), 1))
        let times = SampleTimes(table)
        let start = EditList(BoxReader.first(["edts", "elst"], in: box)).start(
            firstSample: times.firstShown, timescale: timescale, movieTimescale: movieTimescale)
        let kind = kind(BoxType(rawValue: handler.unsigned32(at: 8)))
        let decoded = start - Double(times.firstShown) / timescale
        return MovieTrack(
            kind: kind, codec: codec(table), coding: TrackCoding(table, kind: kind, timescale: Int(timescale)),
            packetCount: times.count,
            duration: Double(times.end &- times.firstShown) / timescale,
            span: Double(times.lastShown &- times.firstShown) / timescale, start: start,
            lead: Double(times.firstDecodedShown &- times.firstShown) / timescale,
            longestStep: Double(times.longest) / timescale,
            decoding: decoded...decoded + max(0, Double(times.lastDecoded) / timescale), timescale: Int(timescale),
            language: language(header.unsigned16(at: isLong ? 32 : 20)))
    }

    private static func kind(_ handler: BoxType) -> MovieTrack.Kind {
        switch handler {
        case "vide": .video
        case "soun": .audio
        case "sbtl", "text", "subt": .subtitles
        default: .other
        }
    }

    private static func codec(_ table: UnsafeRawBufferPointer) -> String {
        guard let description = BoxReader.first("stsd", in: table), description.count >= 16 else { return "" }
        return BoxType(rawValue: description.unsigned32(at: 12)).description
    }

    private static func language(_ code: UInt16) -> String {
        let letters = [code >> 10 & 0x1F, code >> 5 & 0x1F, code & 0x1F].map { UInt8($0) + 0x60 }
        return String(decoding: letters, as: UTF8.self)
    }
}
