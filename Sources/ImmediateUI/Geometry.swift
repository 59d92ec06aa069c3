/// A point in logical pixels, x to the right, y down.
package struct Point: Hashable, Sendable {
    package var x: Float
    package var y: Float

    package init(x: Float, y: Float) {
        self.x = x
        self.y = y
    }

    package static let zero = Point(x: 0, y: 0)
}

/// A width and a height in logical pixels.
package struct Extent: Hashable, Sendable {
    package var width: Float
    package var height: Float

    package init(width: Float, height: Float) {
        self.width = width
        self.height = height
    }

    package static let zero = Extent(width: 0, height: 0)
}

/// An axis-aligned rectangle in logical pixels.
package struct Rect: Hashable, Sendable {
    package var x: Float
    package var y: Float
    package var width: Float
    package var height: Float

    package init(x: Float, y: Float, width: Float, height: Float) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }

    package static let zero = Rect(x: 0, y: 0, width: 0, height: 0)

    package var maxX: Float { x + width }
    package var maxY: Float { y + height }
    package var midX: Float { x + width / 2 }
    package var midY: Float { y + height / 2 }
    package var isEmpty: Bool { width <= 0 || height <= 0 }

    /// Whether the point lies inside; the right and lower edges do not belong to the rectangle.
    package func contains(_ point: Point) -> Bool {
        point.x >= x && point.x < maxX && point.y >= y && point.y < maxY
    }

    package func inset(by amount: Float) -> Rect {
        Rect(x: x + amount, y: y + amount, width: width - 2 * amount, height: height - 2 * amount)
    }

    package func intersection(_ other: Rect) -> Rect {
        let left = max(x, other.x)
        let top = max(y, other.y)
        return Rect(
            x: left, y: top, width: max(0, min(maxX, other.maxX) - left), height: max(0, min(maxY, other.maxY) - top))
    }
}

/// Distances to the four edges in logical pixels.
package struct Insets: Hashable, Sendable {
    package var top: Float
    package var left: Float
    package var bottom: Float
    package var right: Float

    package init(top: Float = 0, left: Float = 0, bottom: Float = 0, right: Float = 0) {
        self.top = top
        self.left = left
        self.bottom = bottom
        self.right = right
    }

    package init(horizontal: Float = 0, vertical: Float = 0) {
        self.init(top: vertical, left: horizontal, bottom: vertical, right: horizontal)
    }

    package init(all: Float) {
        self.init(horizontal: all, vertical: all)
    }

    package static let zero = Insets()
}
