import MediaModel

/// Segments that lie behind each other in one stream file, all of one part.
///
/// Usually a part is one run; a segment that cannot be had ends a run, and the next one begins another.
struct StreamRun: Sendable {
    /// What the ledger keeps of it; the names are stored and may not change.
    struct Record: Hashable, Sendable, Codable {
        /// The number in the file's name; also its place among the ledger's chunks.
        var file: Int
        /// The lane's name.
        var lane: String
        var part: Lane.PartKey
        var container: SegmentInspection.Container
        /// The number of its first segment in the lane.
        var first: Int
        /// Segments in the file that `pwrite` took, those declared missing included.
        var count: Int
        /// Segments that `fdatasync` covered.
        var durableCount: Int
        /// The bytes before the first segment: an initialization.
        var headSize: Int64
        /// Seconds at the first frame of packed audio.
        var time: Double?
        /// Seconds that were declared missing.
        var gapDuration: Double

        var segments: Range<Int> { first..<first + count }
    }

    var record: Record
    let handle: PartialFileHandle
    /// The bytes that are written, up to the end of the last whole segment.
    var written: Int64
    var durable: Int64
    /// What the timestamps say.
    var streams: [Int: StreamMeasure] = [:]
    /// The segment that was added last, and the seconds at which its picture or sound begins; nil after a restart.
    var latest: (index: Int, time: Double)?

    var segments: Range<Int> { record.segments }

    /// The measure that decides on continuity: the picture, else the sound.
    var leader: StreamMeasure? { SegmentMeasure(streams: streams).leader }

    /// All bytes of the file.
    func content() throws(DownloadFailure) -> [UInt8] {
        try handle.read(Int(written), at: 0)
    }

    mutating func add(_ measure: SegmentMeasure) {
        for (key, stream) in measure.streams {
            guard var known = streams[key] else {
                streams[key] = stream
                continue
            }
            known.append(stream)
            streams[key] = known
        }
    }

    /// Where a run's bytes are kept.
    static func path(of file: Int, lane: String, partialFilePath: String) -> String {
        "\(partialFilePath.dropLast(PartialFile.suffix.count)).\(lane)-\(file)\(PartialFile.suffix)"
    }
}

extension SegmentInspection.Container: Codable {
    init(from decoder: any Decoder) throws {
        let name = try decoder.singleValueContainer().decode(String.self)
        guard let known = Self.all.first(where: { $0.name == name }) else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: name))
        }
        self = known
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(name)
    }

    /// The stored name, which is also what ffmpeg calls the format.
    var name: String {
        switch self {
        case .transportStream: "mpegts"
        case .fragmentedMP4: "mov"
        case .progressiveMP4: "mp4"
        case .packedAudio(.aac): "aac"
        case .packedAudio(.mp3): "mp3"
        case .packedAudio(.ac3): "ac3"
        case .packedAudio(.enhancedAC3): "eac3"
        case .text: "text"
        }
    }

    private static let all: [Self] = [
        .transportStream, .fragmentedMP4, .progressiveMP4, .packedAudio(.aac), .packedAudio(.mp3), .packedAudio(.ac3),
        .packedAudio(.enhancedAC3), .text,
    ]
}
