import Synchronization

/// Rings once in a try: when it begins to merge.
final class MergeBell: Sendable {
    private let hasRung = Atomic(false)

    /// Whether this is the first time; from any thread.
    func rings() -> Bool {
        !hasRung.exchange(true, ordering: .relaxed)
    }
}
