import DownloadRuntime
import MediaModel

/// Events in their order that nobody took yet; of a download's steps only the last one is kept.
///
/// Ten thousand small files take four steps each within seconds, and a frame shows where they are, not where they were.
/// What ends a download stays, because a toast says so.
nonisolated struct PendingEvents {
    private struct Entry {
        var event: AppEvent
        let since: Duration
    }

    /// So many places of events that were taken out are given back together: those behind them move up.
    private static let gap = 1_024

    private var entries: [Entry] = []
    /// How many of the entries were taken out already.
    private var taken = 0
    /// The number of the first entry; each has one more than the one before.
    private var firstNumber = 0
    /// The numbers of steps that a later one may take the place of.
    private var steps: [DownloadID: Int] = [:]

    var isEmpty: Bool { taken == entries.count }

    /// When the first of them came; nil when there is none.
    var since: Duration? { isEmpty ? nil : entries[taken].since }

    /// Adds an event.
    ///
    /// - Parameters:
    ///   - event: What happened.
    ///   - now: When.
    ///   - capacity: How many may wait; a step that takes the place of another one always may.
    /// - Returns: Whether there was room.
    mutating func add(_ event: AppEvent, at now: Duration, capacity: Int) -> Bool {
        let step = Self.step(event)
        if let step, let number = steps[step.id] {
            entries[number - firstNumber].event = event
            if step.isLast { steps[step.id] = nil }
            return true
        }
        guard entries.count - taken < capacity else { return false }
        forgetSteps(before: event)
        entries.append(Entry(event: event, since: now))
        if let step, !step.isLast { steps[step.id] = firstNumber + entries.count - 1 }
        return true
    }

    /// Takes the oldest ones out, at most so many.
    mutating func take(_ most: Int) -> [AppEvent] {
        let events = entries[taken...].prefix(most).map(\.event)
        taken += events.count
        if isEmpty {
            steps = [:]
        } else {
            for event in events { if let step = Self.step(event) { forget(step.id) } }
        }
        if isEmpty || taken >= Self.gap { closeGap() }
        return events
    }

    private mutating func closeGap() {
        firstNumber += taken
        entries.removeFirst(taken)
        taken = 0
    }

    /// A step must not overtake what is known of its download since.
    private mutating func forgetSteps(before event: AppEvent) {
        switch event {
        case .listed: steps = [:]
        case .download(.downloadChanged(let download)): steps[download.id] = nil
        default: break
        }
    }

    /// Forgets a step that was taken out.
    private mutating func forget(_ id: DownloadID) {
        if let number = steps[id], number < firstNumber + taken { steps[id] = nil }
    }

    private static func step(_ event: AppEvent) -> DownloadStep? {
        if case .step(let step) = event { step } else { nil }
    }
}
