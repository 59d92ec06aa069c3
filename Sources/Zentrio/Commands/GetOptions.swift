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
    /// What the file must hash to.
    var checksum: Checksum?
    var printsJSON: Bool

    /// The languages, for a stream that offers a choice.
    var tracks: TrackWish {
        TrackWish(
            audioLanguages: [audioLanguage].compactMap(\.self), subtitleLanguages: [subtitleLanguage].compactMap(\.self)
        )
    }
}
