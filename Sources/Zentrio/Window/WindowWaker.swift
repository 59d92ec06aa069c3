import CSDL2
import Synchronization

/// Ends the loop's wait from other threads.
nonisolated final class WindowWaker: Sendable {
    private struct State {
        var isPending = false
        var isClosed = false
    }

    /// The number of our event (`SDL_RegisterEvents`).
    let eventType: UInt32
    private let state = Mutex(State())

    /// Registers the event; SDL must be initialised.
    init() {
        eventType = SDL_RegisterEvents(1)
    }

    /// Makes `waitEvents` return `woken` soon; callable from every thread.
    ///
    /// At most one event waits at a time, so that a thread that wakes often cannot fill SDL's queue.
    func wake() {
        state.withLock { state in
            guard !state.isPending, !state.isClosed else { return }
            var event = SDL_Event()
            event.type = eventType
            state.isPending = SDL_PushEvent(&event) == 1
        }
    }

    /// Notes that the loop took the event, so that the next call sends one again.
    func acknowledge() {
        state.withLock { $0.isPending = false }
    }

    /// Makes later calls do nothing, because SDL is about to end.
    func close() {
        state.withLock { $0.isClosed = true }
    }
}
