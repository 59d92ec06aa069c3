extension Context {
    /// A value that moves to its target.
    ///
    /// - Parameters:
    ///   - key: Its identity at this place.
    ///   - target: Where it goes; a new target starts a new movement from where it is.
    ///   - duration: How long it takes.
    ///   - curve: How it speeds up and slows down. The default is the standard curve.
    ///   - delay: How long it waits first. The default is none.
    ///   - initial: Where it starts when it is new. The default is the target: it does not move in.
    ///   - isMeaningful: Whether it also moves when movements are left out, such as progress. The default is false.
    /// - Returns: The value now.
    package func animate(
        _ key: String, to target: Float, duration: Duration, curve: Easing? = nil, delay: Duration = .zero,
        from initial: Float? = nil, isMeaningful: Bool = false
    ) -> Float {
        animate(
            id(key).part(2), to: target, duration: duration, curve: curve ?? style.motion.standard, delay: delay,
            from: initial, isMeaningful: isMeaningful)
    }

    func animate(
        _ id: WidgetID, to target: Float, duration: Duration, curve: Easing, delay: Duration = .zero,
        from initial: Float? = nil, isMeaningful: Bool = false
    ) -> Float {
        if lessMotion, !isMeaningful { return target }
        guard var transition = transitions.value(id, frame: frameNumber) else {
            return startFirst(id, to: target, from: initial, duration, curve, delay)
        }
        if transition.to != target {
            transition = Transition(
                from: transition.value(at: time), to: target, start: time + delay, duration: duration, curve: curve)
            transitions.set(id, transition, frame: frameNumber)
        }
        return value(of: transition)
    }

    private func startFirst(
        _ id: WidgetID, to target: Float, from initial: Float?, _ duration: Duration, _ curve: Easing, _ delay: Duration
    ) -> Float {
        // Most values rest at zero, such as hovers; those are only remembered once they move.
        if target == 0, initial == nil { return 0 }
        let transition = Transition(
            from: initial ?? target, to: target, start: initial == nil ? time - duration : time + delay,
            duration: duration, curve: curve)
        transitions.set(id, transition, frame: frameNumber)
        return value(of: transition)
    }

    private func value(of transition: Transition) -> Float {
        if !transition.isFinished(at: time) { wake(after: Self.tick) }
        return transition.value(at: time)
    }

    /// One frame of a movement.
    static let tick = Duration.milliseconds(16)
}
