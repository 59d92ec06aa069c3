/// A value on its way from one number to another.
struct Transition: Hashable, Sendable {
    var from: Float
    var to: Float
    /// When the movement begins.
    var start: Duration
    var duration: Duration
    var curve: Easing

    func value(at time: Duration) -> Float {
        guard duration > .zero else { return time >= start ? to : from }
        return from + (to - from) * curve.value(at: Float((time - start) / duration))
    }

    func isFinished(at time: Duration) -> Bool {
        time >= start + duration
    }
}
