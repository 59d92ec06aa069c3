/// How far apart the merged parts of a title begin in the result.
enum PartPlacement {
    /// The longest hole, in seconds, that timestamps may leave at a seam, however seldom the pictures change.
    private static let longestHole = 0.1

    /// Works out how far behind a part the next one begins.
    ///
    /// The frames of picture and sound end at different times. A part as a whole, which keeps them together, begins as soon
    /// as none of its tracks begins before it has ended in the parts before: a hole at every seam would add up to seconds.
    /// Where the timestamps go on over the seam they say the same, and more exactly.
    ///
    /// - Parameters:
    ///   - movies: the parts in order.
    ///   - positions: where each begins on the title's time line; nil for what nobody knows.
    /// - Returns: seconds from the beginning of each part to that of the next one; for the last one to the end of all.
    static func lengths(_ movies: [MovieFile], positions: [Double?]) -> [Double] {
        var begins: [Double] = []
        // Of each track; a part that lacks one leaves its end where it was.
        var ends: [Double] = []
        for (index, movie) in movies.enumerated() {
            var begin = 0.0
            if let last = begins.last {
                let distance = positions[index].flatMap { position in positions[index - 1].map { position - $0 } }
                begin = max(last, self.begin(of: movie, behind: ends, declared: distance.map { last + $0 }))
            }
            begins.append(begin)
            for (number, track) in movie.media.enumerated() {
                let end = begin + track.start + track.duration
                if number < ends.count { ends[number] = max(ends[number], end) } else { ends.append(end) }
            }
        }
        return zip(begins, begins.dropFirst() + [ends.max() ?? 0]).map { $1 - $0 }
    }

    /// The seconds that the list of ffmpeg's concat demuxer must tell for each part, so that they begin so far apart: where
    /// each part's first packets are shown, it puts the end of what it was told before.
    static func listed(_ movies: [MovieFile], _ lengths: [Double]) -> [Double] {
        let starts = movies.map(\.startOfPackets)
        let next = starts.dropFirst() + starts.suffix(1)
        return zip(lengths, zip(starts, next)).map { $0 + $1.1 - $1.0 }
    }

    /// Where a part begins, when the tracks before it end at these times and the timestamps may say when.
    private static func begin(of movie: MovieFile, behind ends: [Double], declared: Double?) -> Double {
        let earliest = zip(ends, movie.media).map { $0 - $1.start }.max() ?? 0
        // Clocks are rounded; half a frame is more than that.
        let overlapping = zip(ends, movie.media).map { $0 - $1.start - frame(of: $1) / 2 }.max() ?? 0
        let hole = min(movie.media.map(frame).max() ?? 0, longestHole)
        guard let declared, declared >= overlapping, declared <= earliest + hole else { return earliest }
        return declared
    }

    /// Seconds of one of its frames.
    private static func frame(of track: MovieTrack) -> Double { track.duration / Double(max(track.packetCount, 1)) }

    /// What the joined file must show for each track, when so many seconds lie between the beginnings of the parts.
    static func expectations(_ movies: [MovieFile], _ lengths: [Double]) -> [MergeGate.Expectation] {
        guard let first = movies.first else { return [] }
        return first.media.enumerated().map { index, track in
            var measure = StreamMeasure(kind: track.kind == .video ? .video : .audio, time: track.start)
            measure.count = 0
            var begin = 0.0
            var lastDecoded: Double?
            for (movie, length) in zip(movies, lengths) {
                // A part may lack the last sounds.
                if let track = movie.media.dropFirst(index).first {
                    measure.last = begin + track.start + track.span
                    measure.exactEnd = begin + track.start + track.duration
                    measure.count += track.packetCount
                    let seam = lastDecoded.map { begin + track.decoding.lowerBound - $0 } ?? 0
                    measure.longestStep = max(measure.longestStep, track.longestStep, seam)
                    lastDecoded = begin + track.decoding.upperBound
                }
                begin += length
            }
            // Sound may be shorter than the picture, or missing from a part.
            return MergeGate.Expectation(
                measure: measure, start: track.start, hasGap: track.kind != .video, partCount: movies.count)
        }
    }
}
