import Dispatch
import Synchronization

/// One value that one thread makes and another waits for.
nonisolated final class Handover<Value: Sendable>: Sendable {
    private let value = Mutex<Value?>(nil)
    private let isThere = DispatchSemaphore(value: 0)

    /// Hands the value over; once.
    func give(_ value: Value) {
        self.value.withLock { $0 = value }
        isThere.signal()
    }

    /// Waits for the value, without limit: only for a giver that cannot forget it.
    func take() -> Value {
        while true {
            isThere.wait()
            defer { isThere.signal() }
            if let value = value.withLock({ $0 }) { return value }
        }
    }
}
