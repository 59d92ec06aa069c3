import MediaModel

/// Reads timestamps, whatever the container.
enum SegmentScanner: Sendable {
    case transportStream(TransportStreamScanner)
    case fragmentedMP4(FragmentScanner)
    case progressiveMP4
    case packedAudio(PackedAudioScanner.Codec, time: Double)
    case text

    /// Begins a part with its initialization, which is empty for what needs none.
    init(_ container: SegmentInspection.Container, head: UnsafeRawBufferPointer, time: Double?) throws(SegmentFlaw) {
        switch container {
        case .transportStream: self = .transportStream(TransportStreamScanner())
        case .packedAudio(let codec): self = .packedAudio(codec, time: time ?? 0)
        case .text: self = .text
        case .fragmentedMP4, .progressiveMP4:
            var scanner = FragmentScanner()
            // It refuses what is protected.
            try scanner.beginPart(head)
            self = container == .progressiveMP4 ? .progressiveMP4 : .fragmentedMP4(scanner)
        }
    }

    /// Reads whole segments; `duration` in seconds is what the manifest says, for what has no timestamps.
    mutating func scan(_ bytes: UnsafeRawBufferPointer, duration: Double) throws(SegmentFlaw) -> SegmentMeasure {
        switch self {
        case .transportStream(var scanner):
            let measure = try scanner.scan(bytes)
            self = .transportStream(scanner)
            return measure
        case .fragmentedMP4(let scanner): return try scanner.scan(bytes)
        case .progressiveMP4: return try ProgressiveScanner.scan(bytes)
        case .packedAudio(let codec, let time):
            let measure = try Self.scan(bytes, codec, time: time, duration: duration)
            self = .packedAudio(codec, time: measure.streams[0]?.exactEnd ?? time)
            return measure
        case .text: return SegmentMeasure()
        }
    }

    /// The next segment as it goes into the file, when that is not as it is; its measure is known already.
    func renamed(_ bytes: UnsafeRawBufferPointer, _ measure: SegmentMeasure) -> [UInt8]? {
        guard measure.isRenamed, case .transportStream(let scanner) = self else { return nil }
        return scanner.renamed(bytes)
    }

    private static func scan(
        _ bytes: UnsafeRawBufferPointer, _ codec: PackedAudioScanner.Codec, time: Double, duration: Double
    ) throws(SegmentFlaw) -> SegmentMeasure {
        var stream = StreamMeasure(kind: .audio, time: time)
        stream.exactEnd = time + duration
        stream.frameDuration = PackedAudioScanner.frameDuration(bytes, codec)
        guard codec == .aac else { return SegmentMeasure(streams: [0: stream]) }
        guard let frames = PackedAudioScanner.adtsFrames(bytes) else { throw .damaged("a frame of sound is cut off") }
        stream.count = frames.count
        stream.exactEnd = time + Double(frames.count * 1024) / Double(frames.sampleRate)
        return SegmentMeasure(streams: [0: stream])
    }
}
