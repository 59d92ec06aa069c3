import MediaModel

/// What takes the room, by kind.
nonisolated struct StorageShares: Hashable, Sendable {
    /// Films and clips, unfinished ones too.
    var films = ByteCount.zero
    var episodes = ByteCount.zero
    /// Pictures that can be fetched again.
    var art = ByteCount.zero
    /// What downloads under way will still take.
    var queue = ByteCount.zero
}

nonisolated extension AppModel {
    var storageShares: StorageShares {
        let episodes = downloads.episodeBytes
        return StorageShares(
            films: downloads.storedBytes - episodes, episodes: episodes, art: artworkBytes,
            queue: downloads.queuedBytes)
    }
}
