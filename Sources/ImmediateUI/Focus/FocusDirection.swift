/// Where a key wants the focus to go.
package enum FocusDirection: Hashable, Sendable {
    case left, right, up, down
    /// In reading order, over all zones; wraps around.
    case next, previous
    /// To the ends of the zone.
    case first, last

    var isHorizontal: Bool { self == .left || self == .right }

    /// The arrow that goes back; nil for what is no arrow.
    var opposite: FocusDirection? {
        switch self {
        case .left: .right
        case .right: .left
        case .up: .down
        case .down: .up
        case .next, .previous, .first, .last: nil
        }
    }
}
