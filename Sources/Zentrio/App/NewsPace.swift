/// When the window takes in news: at once after a rest, as often as a screen shows pictures while there is no end of them.
///
/// Two thousand files a second change the page with each of them, and nobody sees more pictures than the screen shows; what
/// drawing them would cost is better spent on the downloads.
nonisolated struct NewsPace {
    /// The shortest time from one picture to the next that only news asks for.
    private static let interval = Duration.milliseconds(16)

    /// Whether something waits to be taken in.
    private(set) var hasNews = false
    private var earliest: ContinuousClock.Instant?

    /// Notes that there are news.
    mutating func ring() {
        hasNews = true
    }

    /// When the news should be taken in.
    ///
    /// - Parameter now: The time.
    /// - Returns: That time or a later one; nil when there are none.
    func due(at now: ContinuousClock.Instant) -> ContinuousClock.Instant? {
        hasNews ? max(now, earliest ?? now) : nil
    }

    /// Notes that news were taken in.
    ///
    /// - Parameter hasMore: Whether others still wait.
    mutating func take(hasMore: Bool) {
        hasNews = hasMore
    }

    /// Notes that a picture is drawn.
    ///
    /// - Parameter now: The time.
    mutating func draw(at now: ContinuousClock.Instant) {
        earliest = now + Self.interval
    }
}
