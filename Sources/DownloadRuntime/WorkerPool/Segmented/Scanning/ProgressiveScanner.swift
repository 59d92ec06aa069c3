import MediaModel

/// Reads the sample tables of an MP4 in one piece (ISO/IEC 14496-12 §8.6), which has no fragments.
enum ProgressiveScanner {
    /// Whether bytes are such a file, as far as its header is among them.
    static func isProgressive(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard let movie = BoxReader.first("moov", in: bytes) else { return false }
        return BoxReader.first("mvex", in: movie) == nil && BoxReader.first("moof", in: bytes) == nil
    }

    /// Reads a whole file.
    static func scan(_ bytes: UnsafeRawBufferPointer) throws(SegmentFlaw) -> SegmentMeasure {
        if let cause = damage(bytes) { throw .damaged(cause) }
        guard let movie = BoxReader.first("moov", in: bytes) else { throw .damaged("the file has no moov box") }
        var measure = SegmentMeasure()
        for (number, track) in MovieFile.tracks(in: movie).enumerated() {
            measure.streams[number] = StreamMeasure(track)
        }
        return measure
    }

    private static func damage(_ bytes: UnsafeRawBufferPointer) -> String? {
        let file = ContainerBytes(size: Int64(bytes.count)) { count, offset throws(DownloadFailure) in
            Array(bytes[Int(offset)..<Int(offset) + count])
        }
        do throws(DownloadFailure) {
            return try MP4Check(file).damage()
        } catch {
            return error.cause
        }
    }
}

extension StreamMeasure {
    /// Picture or sound of a file in one piece; nil for other tracks and empty ones.
    fileprivate init?(_ track: MovieTrack) {
        switch track.kind {
        case .video where track.packetCount > 0: self.init(kind: .video, time: track.start)
        case .audio where track.packetCount > 0: self.init(kind: .audio, time: track.start)
        default: return nil
        }
        last = track.start + track.span
        exactEnd = track.start + track.duration
        longestStep = track.longestStep
        count = track.packetCount
        language = track.language == "und" ? nil : track.language
    }
}
