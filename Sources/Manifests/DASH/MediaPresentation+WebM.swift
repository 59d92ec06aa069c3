/// What is left of a title of which some tracks lie in WebM.
extension MediaPresentation {
    /// Leaves out tracks in WebM, which has no fragments of MP4 to join, where the same is there in another kind of file.
    ///
    /// - Throws: `unsupported` when the picture or the sound of a period is there in WebM alone.
    mutating func removeWebM() throws(ManifestError) {
        for index in periods.indices {
            let tracks = periods[index].tracks
            guard tracks.contains(where: \.isWebM) else { continue }
            let kinds = Set(tracks.filter { !$0.isWebM }.map(\.track.kind))
            if let lost = tracks.first(where: { $0.isWebM && !kinds.contains($0.track.kind) }) {
                let name = lost.track.kind == .audio ? "sound" : "picture"
                throw ManifestError(
                    .unsupported, "The \(name) of this stream is there in WebM only, which cannot be saved.")
            }
            warnings.add("Tracks in WebM were left out.")
            periods[index].tracks.removeAll { $0.isWebM }
        }
    }
}

extension PresentationTrack {
    fileprivate var isWebM: Bool {
        track.kind != .subtitles && track.mimeType?.hasSuffix("/webm") ?? false
    }
}
