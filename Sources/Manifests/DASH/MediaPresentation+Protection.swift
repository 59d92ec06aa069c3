/// What is left of a title of which some tracks are protected.
extension MediaPresentation {
    /// The protection that keeps the title from being saved when nothing of it was chosen.
    ///
    /// - Returns: nil when every period has a picture and sound without protection, as far as it has any at all.
    var protection: Protection? {
        periods.lazy.compactMap(\.protection).first
    }

    /// Leaves out the tracks that cannot be saved, and warns.
    mutating func removeProtectedTracks() {
        for index in periods.indices {
            for protection in periods[index].tracks.compactMap(\.track.protection) {
                warnings.add("Tracks were left out because they are protected (\(protection.system)).")
            }
            periods[index].tracks.removeAll { $0.track.protection != nil }
        }
    }
}

extension MediaPresentation.Period {
    fileprivate var protection: Protection? {
        let protected = tracks.map(\.track).filter { $0.protection != nil }
        guard let first = protected.first else { return nil }
        if protected.count == tracks.count { return first.protection }
        let clear = Set(tracks.map(\.track).filter { $0.protection == nil }.map(\.kind))
        return protected.first { $0.kind != .subtitles && !clear.contains($0.kind) }?.protection
    }
}
