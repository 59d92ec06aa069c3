import MediaModel

/// A moment as the clock on the wall shows it.
package struct LocalTime: Hashable, Sendable {
    package var weekday: Weekday
    /// The time since midnight by the clock, 0 to 24 h.
    package var sinceMidnight: Duration

    package init(weekday: Weekday, sinceMidnight: Duration) {
        self.weekday = weekday
        self.sinceMidnight = sinceMidnight
    }

    /// The minute of the day, 0 to 1,439.
    var minute: Int { Int(sinceMidnight.milliseconds / 60_000) }
}
