/// How a showing ended.
package struct PlaybackOutcome: Hashable, Sendable {
    package enum Ending: Hashable, Sendable {
        /// The film played to its end.
        case finished
        /// Somebody closed the player, or the task that played was cancelled.
        case closed
        /// Another program of the desktop opened the film; nothing is known about the position.
        case handedOver
        case failed(PlaybackFailure)
    }

    package var ending: Ending
    /// The last position that the player told; nil when it told none.
    package var position: Duration?
    /// The film's length as the player measured it.
    package var duration: Duration?

    package init(_ ending: Ending, position: Duration? = nil, duration: Duration? = nil) {
        self.ending = ending
        self.position = position
        self.duration = duration
    }

    /// Whether the film counts as watched: it reached its end or at least 90 % of its length.
    package var isWatched: Bool {
        if ending == .finished { return true }
        return position.map { PlaybackOutcome.isNearEnd($0, of: duration) } ?? false
    }

    /// Whether a position is at 90 % of the length or behind it; false while the length is unknown.
    static func isNearEnd(_ position: Duration, of duration: Duration?) -> Bool {
        guard let duration, duration > .zero else { return false }
        return position / duration >= 0.9
    }
}
