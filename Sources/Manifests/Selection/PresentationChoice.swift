/// Chooses the tracks of every period, so that the picture stays the same from one to the next.
struct PresentationChoice: Sendable {
    /// nil for everything.
    private let selector: RenditionSelector?
    /// The picture of the first period.
    private var first: Variant?

    init(_ selector: RenditionSelector?) {
        self.selector = selector
    }

    /// The chosen tracks of a period: picture, sound, subtitles.
    mutating func tracks(of period: MediaPresentation.Period) -> [PresentationTrack] {
        guard let selector else { return period.tracks }
        let variants = period.tracks.compactMap(\.variant)
        let variant =
            if let first {
                selector.variant(among: variants, after: first)
            } else {
                selector.variant(among: variants)
            }
        first = first ?? variant
        let renditions = period.tracks.compactMap(\.rendition)
        let picture = variant ?? Variant(id: "", hasVideo: false)
        let chosen =
            [picture.id] + selector.audio(among: renditions, of: picture).map(\.id)
            + selector.subtitles(among: renditions, of: picture).map(\.id)
        return chosen.compactMap { id in period.tracks.first { $0.track.id == id } }
    }
}
