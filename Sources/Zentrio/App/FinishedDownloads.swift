import MediaModel

/// What is on this device, films and series apart, each in its order.
///
/// One more costs a few binary searches, however many there are: a thousand may come in a second.
nonisolated struct FinishedDownloads: Sendable {
    /// The episodes of one series.
    private struct Show: Sendable {
        /// As they came.
        var arrivals = OrderedDownloads<ReadyKey>()
        /// As they are watched.
        var episodes = OrderedDownloads<EpisodeKey>()
    }

    private(set) var films = OrderedDownloads<ReadyKey>()
    private var shows: [String: Show] = [:]

    /// The series by their episode that would be first.
    var series: [(name: String, episodes: [DownloadID])] {
        let named = shows.compactMap { name, show in show.arrivals.firstKey.map { (key: $0, name: name) } }
        return named.sorted { $0.key < $1.key }.map { ($0.name, shows[$0.name].map { Array($0.episodes) } ?? []) }
    }

    /// All of them.
    var ids: [DownloadID] { films + shows.values.flatMap { Array($0.episodes) } }

    /// The place of the first of a series.
    func key(ofSeries name: String) -> ReadyKey? { shows[name]?.arrivals.firstKey }

    mutating func replaceAll(_ downloads: [ShelvedDownload], sort: DownloadSort) {
        shows = [:]
        films.replaceAll(downloads.filter { $0.series == nil }.map { (ReadyKey($0, sort: sort), $0.id) })
        for download in downloads where download.series != nil { replace(nil, with: download, sort: sort) }
    }

    /// Puts a finished download where another version of it was.
    ///
    /// - Parameters:
    ///   - old: As it was on this shelf; nil for one that comes.
    ///   - new: As it is now; nil for one that goes.
    ///   - sort: The order, which is that in which the old one was put here.
    /// - Returns: Whether a series changed.
    @discardableResult mutating func replace(
        _ old: ShelvedDownload?, with new: ShelvedDownload?, sort: DownloadSort
    ) -> Bool {
        if let old, let new, old.series == new.series {
            return move(new.id, in: new.series, from: old, to: new, sort)
        }
        let hasLeft = old.map { move($0.id, in: $0.series, from: $0, to: nil, sort) } ?? false
        let hasCome = new.map { move($0.id, in: $0.series, from: nil, to: $0, sort) } ?? false
        return hasLeft || hasCome
    }

    /// Moves a film, or an episode in its series; whether a series changed.
    private mutating func move(
        _ id: DownloadID, in series: String?, from old: ShelvedDownload?, to new: ShelvedDownload?,
        _ sort: DownloadSort
    ) -> Bool {
        let keys = (old: old.map { ReadyKey($0, sort: sort) }, new: new.map { ReadyKey($0, sort: sort) })
        guard let series else {
            films.move(id, from: keys.old, to: keys.new)
            return false
        }
        var show = shows.removeValue(forKey: series) ?? Show()
        let hasArrived = show.arrivals.move(id, from: keys.old, to: keys.new)
        let hasMoved = show.episodes.move(id, from: old.map(EpisodeKey.init), to: new.map(EpisodeKey.init))
        if !show.arrivals.isEmpty { shows[series] = show }
        return hasArrived || hasMoved
    }
}
