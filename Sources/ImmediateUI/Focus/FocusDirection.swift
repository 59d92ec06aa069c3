/// Where a key wants the focus to go.
package enum FocusDirection: Hashable, Sendable {
    case left, right, up, down
    /// In reading order, over all zones; wraps around.
    case next, previous
    /// To the ends of the zone.
    case first, last

    var isHorizontal: Bool { self == .left || self == .right }
}
