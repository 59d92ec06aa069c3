/// One episode of a series in the sample library.
package struct SampleEpisode: Hashable, Sendable {
    package var season: Int
    package var number: Int
    package var name: String
    package var year: Int
    /// How long the real episode runs.
    package var runtime: Duration
    package var synopsis: String
}
