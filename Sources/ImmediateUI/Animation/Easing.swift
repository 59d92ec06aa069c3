/// A cubic Bézier from (0, 0) to (1, 1): how far a movement is after a part of its time.
package struct Easing: Hashable, Sendable {
    package var x1: Float
    package var y1: Float
    package var x2: Float
    package var y2: Float

    package init(x1: Float, y1: Float, x2: Float, y2: Float) {
        self.x1 = x1
        self.y1 = y1
        self.x2 = x2
        self.y2 = y2
    }

    package static let linear = Easing(x1: 0, y1: 0, x2: 1, y2: 1)

    /// The progress at a time, both 0 to 1.
    package func value(at time: Float) -> Float {
        if time <= 0 { return 0 }
        if time >= 1 { return 1 }
        // Bisection: 20 steps are exact to a millionth and cannot diverge where the curve is flat.
        var low: Float = 0
        var high: Float = 1
        for _ in 0..<20 {
            let middle = (low + high) / 2
            if Self.bezier(x1, x2, middle) < time { low = middle } else { high = middle }
        }
        return Self.bezier(y1, y2, (low + high) / 2)
    }

    private static func bezier(_ first: Float, _ second: Float, _ t: Float) -> Float {
        let rest = 1 - t
        return 3 * rest * rest * t * first + 3 * rest * t * t * second + t * t * t
    }
}
