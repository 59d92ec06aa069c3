/// Where a child stands across the axis.
package enum CrossAlignment: Hashable, Sendable {
    case start
    case center
    case end
    /// Children that fit their content become as large as the box.
    case stretch
}
