/// Whether a box takes part in its parent's arrangement.
package enum Placement: Hashable, Sendable {
    /// In line with its siblings.
    case flow
    /// Out of line, pinned to its parent: the box's `pivot` comes to lie on the parent's `anchor`, moved by `offset`.
    ///
    /// Anchor and pivot count from 0 to 1: `(0, 0)` is the upper left corner, `(1, 1)` the lower right one.
    case absolute(anchor: Point, pivot: Point, offset: Point)
    /// Out of line, pinned to the window in the same way.
    case window(anchor: Point, pivot: Point, offset: Point)
    /// Below the rectangle, above it where there is no room below; inside the window at any rate, and not nearer to its
    /// left and right edges than `margin`.
    case below(Rect, gap: Float, margin: Float)

    /// Pinned to the parent, with the same corner of both meeting.
    package static func absolute(_ anchor: Point, offset: Point = .zero) -> Placement {
        .absolute(anchor: anchor, pivot: anchor, offset: offset)
    }

    /// Pinned to the window, with the same corner of both meeting.
    package static func window(_ anchor: Point, offset: Point = .zero) -> Placement {
        .window(anchor: anchor, pivot: anchor, offset: offset)
    }

    /// Covers the whole parent; give the box a width and height of `.grow`.
    package static let cover = Placement.absolute(.zero)

    var isInWindow: Bool {
        switch self {
        case .flow, .absolute: false
        case .window, .below: true
        }
    }
}
