package import Manifests
package import MediaModel

extension RenditionSelector {
    /// What a person asked for.
    ///
    /// - Parameters:
    ///   - quality: the tallest picture; only `best` prefers the best one to the one that plays everywhere.
    ///   - tracks: the languages; the default is the manifest's own choice, without subtitles.
    ///   - variant: the very picture that was chosen before; the default, nil, chooses by quality.
    package init(quality: Quality, tracks: TrackWish = TrackWish(), variant: String? = nil) {
        self.init(
            maximumHeight: quality.maximumHeight, prefersBest: quality == .best, audioLanguages: tracks.audioLanguages,
            subtitleLanguages: tracks.subtitleLanguages, variantID: variant)
    }

    /// What a request for a download asks for.
    ///
    /// The height of the chosen stream is known better than the one that the quality names.
    package init(_ request: DownloadRequest) {
        self.init(quality: request.quality, tracks: request.tracks, variant: request.stream.variant)
        if let height = request.stream.height, request.quality != .best || request.stream.variant != nil {
            maximumHeight = height
        }
    }
}
