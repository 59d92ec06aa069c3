/// How far apart the merged parts of a title begin in the result.
enum PartPlacement {
    /// Seconds by which timestamps may say something else than the length of a part, so that they still continue it.
    private static let tolerance = 0.5

    /// Works out how far behind a part the next one begins.
    ///
    /// A part lasts as long as the longer one of picture and sound, and the frames of both end at different times. So where
    /// the timestamps go on over the seam, they place the next part: a hole at every seam would add up to seconds.
    ///
    /// - Parameters:
    ///   - movies: the parts in order.
    ///   - positions: where each begins on the title's time line; nil for what nobody knows.
    /// - Returns: seconds from the beginning of each part to that of the next one; for the last one its length.
    static func lengths(_ movies: [MovieFile], positions: [Double?]) -> [Double] {
        movies.indices.map { index in
            let own = movies[index].duration
            guard index + 1 < movies.count, let begin = positions[index], let end = positions[index + 1],
                abs(end - begin - own) <= tolerance, fits(movies[index + 1], after: end - begin, of: movies[index])
            else { return own }
            return end - begin
        }
    }

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

    /// Whether no track of the next part begins before it has ended in this one.
    private static func fits(_ next: MovieFile, after distance: Double, of movie: MovieFile) -> Bool {
        zip(movie.media, next.media).allSatisfy { track, following in
            // Clocks are rounded; half a frame is more than that.
            let frame = track.duration / Double(max(track.packetCount, 1))
            return distance + following.start >= track.start + track.duration - frame / 2
        }
    }
}
