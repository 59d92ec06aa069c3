/// A group of widgets between which arrows move.
package struct FocusZone: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// Left and right move inside, up and down leave.
        case row
        /// Up and down move inside, left and right leave.
        case column
        case grid(columns: Int)
        /// By geometry only.
        case free
    }

    var id: WidgetID
    var kind: Kind
    /// Whether coming back finds the widget that was left.
    var remembers: Bool
}
