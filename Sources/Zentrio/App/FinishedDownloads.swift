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

    private(set) var films: OrderedDownloads<ReadyKey>
    private var shows: [String: Show] = [:]
    /// The series of each episode.
    private var showNames: [DownloadID: String] = [:]

    /// Makes an empty shelf.
    ///
    /// - Parameter room: For how many films there is room at once.
    init(room: Int) {
        films = OrderedDownloads(room: room)
    }

    /// The series by their episode that would be first.
    var series: [(name: String, episodes: [DownloadID])] {
        let named = shows.compactMap { name, show in show.arrivals.firstKey.map { (key: $0, name: name) } }
        return named.sorted { $0.key < $1.key }.map { ($0.name, shows[$0.name].map { Array($0.episodes) } ?? []) }
    }

    /// All of them.
    var ids: [DownloadID] { films + shows.values.flatMap { Array($0.episodes) } }

    /// The place of a film, or of the first of a series.
    func key(ofFilm id: DownloadID) -> ReadyKey? { films.key(of: id) }

    func key(ofSeries name: String) -> ReadyKey? { shows[name]?.arrivals.firstKey }

    mutating func replaceAll(_ downloads: [ShelvedDownload], sort: DownloadSort) {
        (shows, showNames) = ([:], [:])
        films.replaceAll(downloads.filter { $0.series == nil }.map { (ReadyKey($0, sort: sort), $0.id) })
        for download in downloads where download.series != nil { put(download, sort: sort) }
    }

    /// Puts a finished download at its place; whether a series changed.
    @discardableResult mutating func put(_ download: ShelvedDownload, sort: DownloadSort) -> Bool {
        let (id, key) = (download.id, ReadyKey(download, sort: sort))
        guard let name = download.series else {
            films.place(id, at: key)
            return takeEpisode(id)
        }
        let wasElsewhere = showNames[id] != name && take(id)
        showNames[id] = name
        let hasArrived = shows[name, default: Show()].arrivals.place(id, at: key)
        let hasMoved = shows[name, default: Show()].episodes.place(id, at: EpisodeKey(download))
        return wasElsewhere || hasArrived || hasMoved
    }

    /// Takes a download out; whether a series changed.
    @discardableResult mutating func take(_ id: DownloadID) -> Bool {
        films.place(id, at: nil)
        return takeEpisode(id)
    }

    private mutating func takeEpisode(_ id: DownloadID) -> Bool {
        guard let name = showNames.removeValue(forKey: id) else { return false }
        shows[name]?.arrivals.place(id, at: nil)
        shows[name]?.episodes.place(id, at: nil)
        if shows[name]?.arrivals.isEmpty == true { shows[name] = nil }
        return true
    }
}
