import Dispatch
import Synchronization

/// A door that the origin server stops at until a test opens it.
package final class OriginLatch: Sendable {
    private struct State {
        var isOpen = false
        var isReached = false
        var waiters: [CheckedContinuation<Void, Never>] = []
        var blocked = 0
    }

    private let state = Mutex(State())
    private let semaphore = DispatchSemaphore(value: 0)

    package init() {}

    /// Lets through whoever stops here, now and later.
    package func open() {
        let blocked = state.withLock { state in
            state.isOpen = true
            let blocked = state.blocked
            state.blocked = 0
            return blocked
        }
        for _ in 0..<blocked { semaphore.signal() }
    }

    /// Waits until the server has come to the door.
    package func reached() async {
        await withCheckedContinuation { continuation in
            let isReached = state.withLock { state in
                if !state.isReached { state.waiters.append(continuation) }
                return state.isReached
            }
            if isReached { continuation.resume() }
        }
    }

    /// Blocks the server's thread until the door is open.
    func pass() {
        let (waiters, mustWait) = state.withLock { state in
            let waiters = state.waiters
            state.waiters = []
            state.isReached = true
            if !state.isOpen { state.blocked += 1 }
            return (waiters, !state.isOpen)
        }
        for waiter in waiters { waiter.resume() }
        if mustWait { semaphore.wait() }
    }
}
