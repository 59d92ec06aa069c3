/// Chooses the tracks of every period, so that the picture stays the same from one to the next.
struct PresentationChoice: Sendable {
    /// nil for everything.
    private var selector: RenditionSelector?

    init(_ selector: RenditionSelector?) {
        self.selector = selector
    }

    /// The chosen tracks of a period: picture, sound, subtitles.
    mutating func tracks(of period: MediaPresentation.Period) -> [PresentationTrack] {
        guard var selector else { return period.tracks }
        let variant = selector.variant(among: period.tracks.compactMap(\.variant))
        if let variant {
            // A later period names its pictures anew, but has one of the same height.
            selector.variantID = variant.id
            selector.maximumHeight = variant.height ?? selector.maximumHeight
            self.selector = selector
        }
        let renditions = period.tracks.compactMap(\.rendition)
        let picture = variant ?? Variant(id: "", hasVideo: false)
        let chosen =
            [picture.id] + selector.audio(among: renditions, of: picture).map(\.id)
            + selector.subtitles(among: renditions, of: picture).map(\.id)
        return chosen.compactMap { id in period.tracks.first { $0.track.id == id } }
    }
}
