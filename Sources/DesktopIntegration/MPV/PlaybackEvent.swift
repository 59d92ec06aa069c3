/// What a player tells while it plays.
package enum PlaybackEvent: Hashable, Sendable {
    /// The film is open and plays.
    case started
    /// Where the film is; at most once a second.
    case position(Duration, duration: Duration?)
    case paused(Bool)
}
