/// A scroll area on its way: after a notch of the wheel, or after a finger let go.
struct ScrollMotion: Hashable, Sendable {
    /// How it slows down.
    enum Kind: Hashable, Sendable {
        /// To a place, within a time.
        case glide(to: SIMD2<Float>)
        /// With what the finger gave, in logical pixels a second, until friction has taken it.
        case fling(SIMD2<Float>)
    }

    /// How long a notch takes.
    static let glideTime = Duration.milliseconds(140)
    /// The time in which friction takes all but a third of the speed, in seconds.
    static let friction: Float = 0.325
    /// Fast at first and slow at the end, so that the first frame already answers.
    private static let curve = Easing(x1: 0.1, y1: 0.6, x2: 0.3, y2: 1)

    var kind: Kind
    var from: SIMD2<Float>
    var start: Duration

    /// Where it comes to rest.
    var target: SIMD2<Float> {
        switch kind {
        case .glide(let target): target
        case .fling(let speed): from + speed * Self.friction
        }
    }

    func offset(at time: Duration) -> SIMD2<Float> {
        switch kind {
        case .glide(let target):
            return from + (target - from) * Self.curve.value(at: Float((time - start) / Self.glideTime))
        case .fling(let speed):
            let seconds = Float((time - start) / .seconds(1))
            return from + speed * Self.friction * (1 - Self.decay(seconds))
        }
    }

    func isFinished(at time: Duration) -> Bool {
        switch kind {
        case .glide: time - start >= Self.glideTime
        case .fling:
            // Less than half a pixel is left.
            max(abs((target - offset(at: time)).x), abs((target - offset(at: time)).y)) < 0.5
        }
    }

    /// The natural decay e^(-t/friction) by squaring, so that no mathematics library is needed.
    private static func decay(_ seconds: Float) -> Float {
        guard seconds > 0 else { return 1 }
        var value = max(0, 1 - seconds / friction / 1_024)
        for _ in 0..<10 { value *= value }
        return value
    }
}
