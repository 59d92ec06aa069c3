import Synchronization

/// How many seconds of a title are done, told from one thread to another.
final class SecondsMeter: Sendable {
    private let done = Mutex(0.0)

    var seconds: Double { done.withLock { $0 } }

    func set(_ seconds: Double) {
        done.withLock { $0 = seconds }
    }
}
