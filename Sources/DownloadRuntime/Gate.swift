import Synchronization

/// A door that opens once; any number of tasks may wait in front of it.
package final class Gate: Sendable {
    private struct State {
        var isOpen = false
        /// As many as there are callers of `wait`; each is let go by `open`.
        var waiting: [CheckedContinuation<Void, Never>] = []
        /// As many as there are callers of `opens`.
        var watching: [Int: CheckedContinuation<Bool, Never>] = [:]
        var nextWatcher = 0
    }

    private let state = Mutex(State())

    package init() {}

    package var isOpen: Bool { state.withLock { $0.isOpen } }

    package func open() {
        let (waiting, watching) = state.withLock { state in
            state.isOpen = true
            defer { (state.waiting, state.watching) = ([], [:]) }
            return (state.waiting, state.watching.values)
        }
        for continuation in waiting { continuation.resume() }
        for continuation in watching { continuation.resume(returning: true) }
    }

    package func wait() async {
        await withCheckedContinuation { continuation in
            let isOpen = state.withLock { state in
                if !state.isOpen { state.waiting.append(continuation) }
                return state.isOpen
            }
            if isOpen { continuation.resume() }
        }
    }

    /// Waits until the door opens or the task is cancelled; whether it opened.
    package func opens() async -> Bool {
        let number = state.withLock { state in
            state.nextWatcher += 1
            return state.nextWatcher
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { watch($0, number: number) }
        } onCancel: {
            let watcher = state.withLock { $0.watching.removeValue(forKey: number) }
            watcher?.resume(returning: false)
        }
    }

    private func watch(_ continuation: CheckedContinuation<Bool, Never>, number: Int) {
        let isOpen = state.withLock { state -> Bool? in
            if state.isOpen { return true }
            // Under the lock: a cancellation before it is seen here, one after it finds the watcher.
            if Task.isCancelled { return false }
            state.watching[number] = continuation
            return nil
        }
        if let isOpen { continuation.resume(returning: isOpen) }
    }
}
