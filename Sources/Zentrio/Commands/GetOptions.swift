import MediaModel

/// What `get` was asked for.
nonisolated struct GetOptions: Sendable {
    var links: [String]
    var quality: Quality
    /// An absolute folder; nil for the profile's place.
    var outputDirectory: String?
    /// The wanted language of the sound, BCP 47.
    var audioLanguage: String?
    /// The wanted language of the subtitles, BCP 47.
    var subtitleLanguage: String?
    var headers: [HeaderField]
    var printsJSON: Bool

    /// What is taken where a stream offers a choice.
    var tracks: TrackWish {
        TrackWish(
            audioLanguages: [audioLanguage].compactMap(\.self), subtitleLanguages: [subtitleLanguage].compactMap(\.self)
        )
    }
}
