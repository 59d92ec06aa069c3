import MediaModel

/// A title's kind as four columns.
///
/// The names are stored: they may not change.
struct KindColumns {
    var name: String
    var season: Int?
    var episode: Int?
    var episodeName: String?

    init(name: String, season: Int?, episode: Int?, episodeName: String?) {
        self.name = name
        self.season = season
        self.episode = episode
        self.episodeName = episodeName
    }

    init(_ kind: MediaItem.Kind) {
        switch kind {
        case .film: self.init(name: "film", season: nil, episode: nil, episodeName: nil)
        case .clip: self.init(name: "clip", season: nil, episode: nil, episodeName: nil)
        case .episode(let season, let number, let name):
            self.init(name: "episode", season: season, episode: number, episodeName: name)
        }
    }

    /// The kind; nil when the columns do not make one.
    var kind: MediaItem.Kind? {
        switch (name, season, episode) {
        case ("film", _, _): .film
        case ("clip", _, _): .clip
        case ("episode", let season?, let episode?): .episode(season: season, number: episode, name: episodeName)
        default: nil
        }
    }
}
