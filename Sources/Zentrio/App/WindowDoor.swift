import Dispatch
import Synchronization

/// Where other programs knock when they want the window in front.
nonisolated final class WindowDoor: Sendable {
    private let visit = Mutex<WindowVisit?>(nil)
    private let knocked = DispatchSemaphore(value: 0)
    private let onKnock: @Sendable () -> Void

    /// - Parameter onKnock: wakes the window; called on any thread.
    init(onKnock: @escaping @Sendable () -> Void) {
        self.onKnock = onKnock
    }

    /// Notes what is wanted; a later wish replaces one that nobody has taken yet.
    func knock(_ visit: WindowVisit) {
        self.visit.withLock { $0 = visit }
        ring()
    }

    /// Wakes whoever waits, without a wish.
    func ring() {
        knocked.signal()
        onKnock()
    }

    /// The latest wish, once.
    func take() -> WindowVisit? {
        visit.withLock { $0.take() }
    }

    /// Holds the thread up until somebody knocks or rings; nil when there is no wish.
    func wait() -> WindowVisit? {
        knocked.wait()
        return take()
    }
}
