/// A day of the week.
///
/// The raw values are stored: they may not change.
package enum Weekday: Int, Hashable, Sendable, Codable, CaseIterable {
    case monday = 0
    case tuesday = 1
    case wednesday = 2
    case thursday = 3
    case friday = 4
    case saturday = 5
    case sunday = 6

    /// The day before.
    package var previous: Weekday { Weekday(rawValue: (rawValue + 6) % 7) ?? .monday }
}
