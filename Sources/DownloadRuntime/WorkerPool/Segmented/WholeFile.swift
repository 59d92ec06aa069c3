import Manifests

/// A track that is one file: cut into pieces of our own, so that several connections fetch it and a crash costs little.
enum WholeFile {
    /// Marks a track whose segments are such pieces.
    static let role = "zentrio-pieces"
    /// The size of a piece: 4 MiB.
    static let pieceSize: Int64 = 4 << 20

    /// The segment that is all of a track; nil when there are more, or when it is encrypted and so only whole of use.
    static func segment(of track: Track) -> MediaSegment? {
        guard track.segments.count == 1, let only = track.segments.first, only.key == nil else { return nil }
        return only.range.map { $0.length > 2 * pieceSize } ?? true ? only : nil
    }

    /// The track in pieces of the bytes that the segment has.
    static func cut(_ track: Track, _ segment: MediaSegment, span: ByteSpan) -> Track {
        let count = (span.length + pieceSize - 1) / pieceSize
        let duration = segment.duration / Double(count)
        let pieces = (0..<count).map { number in
            let offset = span.offset + number * pieceSize
            var piece = segment
            piece.range = ByteSpan(offset: offset, length: min(pieceSize, span.end - offset))
            piece.start = segment.start + Double(number) * duration
            piece.duration = duration
            piece.sequence = segment.sequence + number
            piece.isDiscontinuity = false
            return piece
        }
        var track = track
        track.segments = SegmentList(pieces)
        track.roles.append(role)
        return track
    }
}
