/// Which languages somebody wants of a title that offers several.
package struct TrackWish: Hashable, Sendable, Codable {
    /// The languages of the sound, BCP 47, the most wanted first; empty takes the source's own choice.
    package var audioLanguages: [String]
    /// The languages of the subtitles, BCP 47; empty takes none.
    package var subtitleLanguages: [String]

    package init(audioLanguages: [String] = [], subtitleLanguages: [String] = []) {
        self.audioLanguages = audioLanguages
        self.subtitleLanguages = subtitleLanguages
    }
}
