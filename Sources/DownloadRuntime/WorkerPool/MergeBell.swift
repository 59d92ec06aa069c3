import Synchronization

/// Tells one listener that a try begins to merge, or that it ended without.
final class MergeBell: Sendable {
    private let isMerging = Mutex(false)
    private let gate = Gate()

    /// The merge has begun; from any thread, any number of times.
    func ring() {
        guard !gate.isOpen else { return }
        isMerging.withLock { $0 = true }
        gate.open()
    }

    /// The try is over.
    func retire() {
        gate.open()
    }

    /// Waits for either; whether a merge began.
    func isRung() async -> Bool {
        await gate.wait()
        return isMerging.withLock { $0 }
    }
}
