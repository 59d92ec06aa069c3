/// What somebody wants of a title; chooses among what a manifest offers.
package struct RenditionSelector: Hashable, Sendable {
    /// The tallest picture wanted, in lines; nil for no limit.
    package var maximumHeight: Int?
    /// Whether the best picture counts more than one that plays everywhere.
    package var prefersBest: Bool
    /// The wanted languages of the sound, BCP 47, the most wanted first; empty for the manifest's own choice.
    package var audioLanguages: [String]
    /// The wanted languages of the subtitles, BCP 47; empty for none.
    package var subtitleLanguages: [String]
    /// The very variant that was chosen before; nil to choose by height.
    package var variantID: String?

    package init(
        maximumHeight: Int? = nil, prefersBest: Bool = false, audioLanguages: [String] = [],
        subtitleLanguages: [String] = [], variantID: String? = nil
    ) {
        self.maximumHeight = maximumHeight
        self.prefersBest = prefersBest
        self.audioLanguages = audioLanguages
        self.subtitleLanguages = subtitleLanguages
        self.variantID = variantID
    }
}
