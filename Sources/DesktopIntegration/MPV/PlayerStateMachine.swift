import MediaModel

/// Turns what a player tells into events and, at the end, into the outcome.
struct PlayerStateMachine {
    /// Why a film does not go on.
    enum Ending: Hashable {
        case reachedEnd
        case closed
        /// The player's own word for the reason, when it gave one.
        case failed(reason: String?)
    }

    enum State: Hashable {
        /// The player was started and has not opened the film.
        ///
        /// Can transition to:
        /// - `playing` when the film is open
        /// - `ended` when it cannot be opened, or the player is closed first
        case opening
        /// The film is open.
        ///
        /// Can transition to:
        /// - `ended` when it stops for any reason
        case playing
        /// The player told why the film stopped; its process may still run.
        ///
        /// Can transition to: nothing. A later ending does not replace the first, because a player that keeps the last picture
        /// open reports "closed" after "reached its end".
        case ended(Ending)
    }

    /// How often a position is told.
    static let reportInterval = Duration.seconds(1)

    private(set) var state = State.opening
    private var position: Duration?
    private var duration: Duration?
    private var lastReport: Duration?
    private var wasAskedToClose = false

    /// Takes one input.
    ///
    /// - Parameters:
    ///   - input: What happened.
    ///   - now: The time since the player was started.
    /// - Returns: What to tell.
    mutating func handle(_ input: PlayerInput, at now: Duration) -> [PlaybackEvent] {
        switch input {
        case .opened: opened()
        case .position(let position): moved(to: position, at: now)
        case .duration(let duration): measured(duration)
        case .paused(let isPaused): state == .playing ? [.paused(isPaused)] : []
        case .ended(let ending): ended(ending)
        case .closeRequested: closeRequested()
        }
    }

    /// Sums up, once the process is gone.
    ///
    /// - Parameters:
    ///   - exit: How the process ended.
    ///   - log: The error lines that it printed.
    /// - Returns: The outcome.
    func outcome(of exit: ChildProcess.Exit, log: [String] = []) -> PlaybackOutcome {
        PlaybackOutcome(ending(of: exit, log: log), position: position, duration: duration)
    }

    private mutating func opened() -> [PlaybackEvent] {
        guard state == .opening else { return [] }
        state = .playing
        return [.started]
    }

    /// Keeps the last position that is one: a player that closes reports "none" before it goes.
    private mutating func moved(to position: Duration?, at now: Duration) -> [PlaybackEvent] {
        guard let position, state == .playing else { return [] }
        self.position = max(.zero, position)
        if let lastReport, now - lastReport < PlayerStateMachine.reportInterval { return [] }
        lastReport = now
        return [.position(max(.zero, position), duration: duration)]
    }

    private mutating func measured(_ duration: Duration?) -> [PlaybackEvent] {
        if let duration, duration > .zero { self.duration = duration }
        return []
    }

    private mutating func ended(_ ending: Ending) -> [PlaybackEvent] {
        if case .ended = state { return [] }
        state = .ended(ending)
        return []
    }

    private mutating func closeRequested() -> [PlaybackEvent] {
        wasAskedToClose = true
        return []
    }

    private func ending(of exit: ChildProcess.Exit, log: [String]) -> PlaybackOutcome.Ending {
        switch state {
        case .ended(.reachedEnd): .finished
        case .ended(.closed): .closed
        case .ended(.failed(let reason)): .failed(.cannotPlay(reason: reason, log: log))
        case .opening, .playing: wasAskedToClose ? .closed : endingWithoutWord(exit, log: log)
        }
    }

    /// The player went without a last word: its exit code says the rest.
    private func endingWithoutWord(_ exit: ChildProcess.Exit, log: [String]) -> PlaybackOutcome.Ending {
        switch exit {
        case .code(0): .closed
        case .code(1): .failed(.playerBroke("mpv refused one of its options (exit code 1)", log: log))
        case .code(2), .code(3): .failed(.cannotPlay(reason: nil, log: log))
        case .code(let code): .failed(.playerBroke("mpv ended with exit code \(code)", log: log))
        case .signal(let number): .failed(.playerBroke("mpv was ended by signal \(number)", log: log))
        }
    }
}
