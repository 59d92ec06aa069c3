import Synchronization

/// How long the server takes to answer: at best a round trip.
final class AnswerTimes: Sendable {
    private let state = Mutex<Duration?>(nil)

    /// The shortest time so far; nil before any answer.
    var shortest: Duration? { state.withLock { $0 } }

    /// Takes the time between a request and the head of its answer.
    func note(_ time: Duration) {
        state.withLock { $0 = min($0 ?? time, time) }
    }
}
