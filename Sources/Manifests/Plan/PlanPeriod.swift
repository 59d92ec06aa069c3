/// A stretch of the time line in which the set of tracks does not change.
///
/// A DASH Period is one; an HLS presentation is a single one, whose tracks mark their own discontinuities.
package struct PlanPeriod: Hashable, Sendable {
    /// Seconds from the beginning of the title.
    package var start: Double
    /// Seconds; nil when the manifest does not say.
    package var duration: Double?
    package var tracks: [Track]

    package init(start: Double = 0, duration: Double? = nil, tracks: [Track] = []) {
        self.start = start
        self.duration = duration
        self.tracks = tracks
    }

    /// The declared length, else that of the longest track; nil when neither is known.
    package var knownDuration: Double? {
        duration ?? tracks.map(\.segments.duration).max().flatMap { $0 > 0 ? $0 : nil }
    }
}
