import MediaModel

/// Holds a merged file against what was measured while its bytes arrived: an exit code says nothing.
struct MergeGate: Sendable {
    /// What the merged file must show for one stream.
    struct Expectation: Hashable, Sendable {
        var measure: StreamMeasure
        /// Seconds at which it begins in the file.
        var start: Double
        /// Whether segments were declared missing, so that steps are right.
        var hasGap: Bool
        /// Whether the length is only what the manifest says, because the sound has no timestamps.
        ///
        /// The default is false.
        var isNominal = false
        /// Pieces that were measured apart; each may be off by a picture.
        var partCount = 1
    }

    /// Seconds by which picture and sound may have moved against each other.
    static let largestShift = 0.04
    /// Seconds that one sample may last, unless the source has pictures that stand longer.
    static let longestStep = 1.0
    /// Seconds by which a step may differ from the source's.
    private static let stepTolerance = 0.1

    var expectations: [Expectation]
    /// Seconds as the manifest says; nil when it does not.
    var declaredDuration: Double?
    /// Seconds that were declared missing, which the file may lack.
    var gapDuration = 0.0

    /// Checks the tracks of the merged file.
    ///
    /// - Returns: remarks for the user; empty when all is as it should be.
    /// - Throws: `mergeFailed` with what is wrong.
    func check(_ movie: MovieFile) throws(DownloadFailure) -> [String] {
        var starts: [(expected: Double, found: Double)] = []
        for kind in [StreamMeasure.Kind.video, .audio] {
            let expected = expectations.filter { $0.measure.kind == kind }
            let found = movie.tracks.filter { $0.kind == (kind == .video ? .video : .audio) }
            guard found.count == expected.count else {
                throw .mergeFailed("\(found.count) \(kind) tracks instead of \(expected.count)")
            }
            for (expectation, track) in zip(expected, found) {
                try check(track, expectation)
                starts.append((expectation.start, track.start))
            }
        }
        try checkShifts(starts)
        return try checkDeclared(movie)
    }

    private func check(_ track: MovieTrack, _ expectation: Expectation) throws(DownloadFailure) {
        let measure = expectation.measure
        guard track.packetCount > 0 else { throw .mergeFailed("the \(measure.kind) track is empty") }
        try checkLength(track, expectation)
        try checkStep(track, expectation)
    }

    /// Holds lengths against each other that mean the same: to the end of the last sample where that was measured, else to
    /// its beginning, because nobody knows how long the last picture of a transport stream is shown.
    private func checkLength(_ track: MovieTrack, _ expectation: Expectation) throws(DownloadFailure) {
        let measure = expectation.measure
        let exact = max(2 * measure.spacing, 0.1) * Double(expectation.partCount)
        let tolerance = expectation.isNominal ? max(1.5, 0.03 * measure.duration) : exact
        let isWhole = measure.exactEnd != nil
        // All of the sound may lie behind one timestamp; then it is unknown how long it is.
        guard isWhole || measure.count > 1 else { return }
        let (found, expected) = (isWhole ? track.duration : track.span, isWhole ? measure.duration : measure.span)
        guard abs(found - expected) <= tolerance else {
            throw .mergeFailed("the \(measure.kind) track lasts \(found) s instead of \(expected) s")
        }
    }

    /// A step that the source has, too, is right for pictures, as in a film of slides; sound that stops is broken.
    private func checkStep(_ track: MovieTrack, _ expectation: Expectation) throws(DownloadFailure) {
        let measure = expectation.measure
        let known = measure.kind == .video ? measure.longestStep + Self.stepTolerance : 0
        // Of finished parts every step is known.
        let usual = expectation.partCount > 1 ? 0 : Self.longestStep
        guard track.longestStep <= max(usual, 3 * measure.spacing, known) || expectation.hasGap else {
            throw .mergeFailed("the \(measure.kind) track has a step of \(track.longestStep) s")
        }
    }

    private func checkShifts(_ starts: [(expected: Double, found: Double)]) throws(DownloadFailure) {
        guard let first = starts.first else { return }
        for other in starts.dropFirst() {
            let shift = (other.found - first.found) - (other.expected - first.expected)
            guard abs(shift) <= Self.largestShift else {
                throw .mergeFailed("picture and sound moved by \(shift) s against each other")
            }
        }
    }

    /// Checks the whole length against the manifest's.
    ///
    /// Many manifests round every segment to whole seconds, or give all of them the same length; so where timestamps were
    /// measured, they decide, and the manifest is good for a remark. But no rounding makes more than a quarter of a film.
    func checkDeclared(_ movie: MovieFile) throws(DownloadFailure) -> [String] {
        // Sound may well be longer than the picture; one of them lasts what was promised.
        let lengths = movie.tracks.filter { $0.kind == .video || $0.kind == .audio }.map(\.duration)
        guard let declaredDuration, declaredDuration > 0 else { return [] }
        let distances = lengths.map { ($0, max($0 - declaredDuration, declaredDuration - gapDuration - $0, 0)) }
        guard let (found, difference) = distances.min(by: { $0.1 < $1.1 }) else { return [] }
        let isMeasured = expectations.contains { !$0.isNominal }
        let isMissing = difference > max(1.5, 0.25 * declaredDuration) && found < declaredDuration
        guard isMeasured && !isMissing || difference <= max(1.5, 0.03 * declaredDuration) else {
            throw .mergeFailed("the file lasts \(found) s, and the manifest says \(declaredDuration) s")
        }
        return difference > 0.25
            ? ["The stream promised \(Self.tenths(declaredDuration)) s, and the file has \(Self.tenths(found)) s."] : []
    }

    private static func tenths(_ seconds: Double) -> Double { (seconds * 10).rounded() / 10 }
}
