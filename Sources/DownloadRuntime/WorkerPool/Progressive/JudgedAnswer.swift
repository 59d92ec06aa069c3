import Synchronization

/// Carries the judgement of an answer from the transfer to its session, so that it is made once.
final class JudgedAnswer: Sendable {
    private let state = Mutex<AnswerVerdict?>(nil)

    /// The judgement; nil before the answer came.
    var verdict: AnswerVerdict? { state.withLock { $0 } }

    func note(_ verdict: AnswerVerdict) {
        state.withLock { $0 = verdict }
    }
}
