/// What an MPD says: periods of tracks, with what it takes to choose among them.
struct MediaPresentation: Hashable, Sendable {
    struct Period: Hashable, Sendable {
        /// Seconds from the beginning of the title.
        var start: Double
        /// Seconds; nil when it is not known.
        var duration: Double?
        var tracks: [PresentationTrack]
    }

    /// Whether nothing will be added any more.
    var isEnded: Bool
    var periods: [Period]
    var warnings: WarningList

    /// Every picture of every period, once.
    var variants: [Variant] {
        var seen: Set<String> = []
        return periods.flatMap(\.tracks).compactMap(\.variant).filter { seen.insert($0.id).inserted }
    }

    /// All sound and subtitles of every period, once.
    var renditions: [Rendition] {
        var seen: Set<String> = []
        return periods.flatMap(\.tracks).compactMap(\.rendition).filter { seen.insert($0.id).inserted }
    }
}
