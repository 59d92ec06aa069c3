import Dispatch
import MediaModel
import Synchronization

/// All sleepers of the process on one timer of the system.
///
/// A session sleeps until its next look at its connections and nearly always ends before; a timer of its own costs each
/// of them a wake-up of the system's timer thread, this one a place in a list.
package final class SleepQueue: Sendable {
    private struct Sleeper {
        let deadline: Duration
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        let timer: any DispatchSourceTimer
        var sleepers: [Int: Sleeper] = [:]
        var nextNumber = 0
        /// When the timer rings; nil while it does not.
        var alarm: Duration?
    }

    private let now: @Sendable () -> Duration
    private let state: Mutex<State>

    /// Makes a queue by a clock whose seconds are those of the system.
    package init(now: @escaping @Sendable () -> Duration) {
        self.now = now
        state = Mutex(
            State(timer: DispatchSource.makeTimerSource(queue: DispatchQueue(label: "zentrio.sleepers"))))
        state.withLock { state in
            state.timer.setEventHandler { [weak self] in self?.wakeDue() }
            state.timer.activate()
        }
    }

    deinit {
        state.withLock { $0.timer.cancel() }
    }

    /// Waits until `now` is there.
    ///
    /// - Throws: `CancellationError` when the task is cancelled.
    package func wait(until deadline: Duration) async throws {
        guard deadline > now() else { return try Task.checkCancellation() }
        let number = state.withLock { state in
            state.nextNumber += 1
            return state.nextNumber
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { lieDown(number, Sleeper(deadline: deadline, continuation: $0)) }
        } onCancel: {
            cancel(number)
        }
    }

    private func lieDown(_ number: Int, _ sleeper: Sleeper) {
        let isCancelled = state.withLock { state in
            // Under the lock: a cancellation before it is seen here, one after it finds the sleeper.
            guard !Task.isCancelled else { return true }
            state.sleepers[number] = sleeper
            if state.alarm.map({ sleeper.deadline < $0 }) ?? true { setAlarm(sleeper.deadline, &state) }
            return false
        }
        if isCancelled { sleeper.continuation.resume(throwing: CancellationError()) }
    }

    private func cancel(_ number: Int) {
        let sleeper = state.withLock { $0.sleepers.removeValue(forKey: number) }
        sleeper?.continuation.resume(throwing: CancellationError())
    }

    private func wakeDue() {
        let time = now()
        let due = state.withLock { state in
            let due = state.sleepers.filter { $0.value.deadline <= time }
            for number in due.keys { state.sleepers[number] = nil }
            state.alarm = nil
            if let next = state.sleepers.values.map(\.deadline).min() { setAlarm(next, &state) }
            return due
        }
        for sleeper in due.values { sleeper.continuation.resume() }
    }

    private func setAlarm(_ deadline: Duration, _ state: inout State) {
        state.alarm = deadline
        // A millisecond more than asked for, so that it does not ring just before the time.
        let rest = max(.zero, deadline - now()).milliseconds + 1
        state.timer.schedule(deadline: .now() + .milliseconds(Int(rest)), leeway: .milliseconds(4))
    }
}
