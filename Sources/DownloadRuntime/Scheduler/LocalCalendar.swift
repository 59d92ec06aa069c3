package import MediaModel

/// How the scheduler reads a point in time; tests answer without a time zone.
package struct LocalCalendar: Sendable {
    /// Shows it in a sentence, "21:04".
    package var text: @Sendable (Timestamp) -> String
    /// The weekday and the hour, for the weekly schedule.
    package var localTime: @Sendable (Timestamp) -> LocalTime

    package init(
        text: @escaping @Sendable (Timestamp) -> String, localTime: @escaping @Sendable (Timestamp) -> LocalTime
    ) {
        self.text = text
        self.localTime = localTime
    }
}
