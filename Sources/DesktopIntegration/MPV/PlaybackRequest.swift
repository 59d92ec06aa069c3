import MediaModel

/// What to play, from where.
package struct PlaybackRequest: Hashable, Sendable {
    /// The absolute path of the film.
    package var path: String
    /// What the player shows as the film's name.
    package var title: String
    /// Where the last showing stopped; nil to play from the beginning.
    package var lastPosition: Duration?
    /// The film's length, when it is known.
    package var duration: Duration?
    /// The absolute paths of subtitle files beside the film.
    package var subtitlePaths: [String]
    /// The absolute paths of sound files beside the film.
    package var audioPaths: [String]

    package init(
        path: String, title: String, lastPosition: Duration? = nil, duration: Duration? = nil,
        subtitlePaths: [String] = [], audioPaths: [String] = []
    ) {
        precondition(path.hasPrefix("/"), "a player gets absolute paths only")
        self.path = path
        self.title = title
        self.lastPosition = lastPosition
        self.duration = duration
        self.subtitlePaths = subtitlePaths
        self.audioPaths = audioPaths
    }

    /// Where playing begins: the last position, except close to the beginning or to the end, where nobody means to go on.
    ///
    /// The limits are 5 seconds and 90 % of the film.
    package var startPosition: Duration? {
        guard let lastPosition, lastPosition >= .seconds(5) else { return nil }
        return PlaybackOutcome.isNearEnd(lastPosition, of: duration) ? nil : lastPosition
    }
}
