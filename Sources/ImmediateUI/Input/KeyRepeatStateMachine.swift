/// Repeats a button that is held on a gamepad, which does not repeat by itself.
struct KeyRepeatStateMachine {
    static let firstDelay = Duration.milliseconds(400)
    static let interval = Duration.milliseconds(90)
    /// After this long held, lists are passed twice as fast.
    static let hurry = Duration.milliseconds(1_200)
    static let hurriedInterval = Duration.milliseconds(45)

    private var held: (key: Key, since: Duration, next: Duration)?

    /// The key that is held.
    var key: Key? { held?.key }

    /// Holds a key; another one that was held is forgotten.
    mutating func press(_ key: Key, at time: Duration) {
        held = Self.repeats(key) ? (key, time, time + Self.firstDelay) : nil
    }

    mutating func release(_ key: Key) {
        if held?.key == key { held = nil }
    }

    mutating func releaseAll() {
        held = nil
    }

    /// How often the held key counts now.
    ///
    /// At most twice, so that a pause of the program does not make the focus run away.
    mutating func due(at time: Duration) -> Int {
        guard var held else { return 0 }
        var count = 0
        while held.next <= time {
            count += 1
            held.next += held.next - held.since >= Self.hurry ? Self.hurriedInterval : Self.interval
        }
        self.held = held
        return min(2, count)
    }

    /// When it counts again, from now.
    func wait(at time: Duration) -> Duration? {
        held.map { max(.zero, $0.next - time) }
    }

    /// Only moves repeat; a held OK opens the context menu instead of pressing again.
    private static func repeats(_ key: Key) -> Bool {
        switch key {
        case .left, .right, .up, .down, .pageUp, .pageDown: true
        default: false
        }
    }
}
