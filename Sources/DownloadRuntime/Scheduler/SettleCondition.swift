import MediaModel

/// What must be true before a sender gets its answer, besides that its changes are committed.
enum SettleCondition {
    case committed
    /// The worker of this download has committed what it had, or was given up.
    case stopped(DownloadID)
    case allStopped
    /// The files of this download are deleted.
    case cleaned(DownloadID)

    init(_ command: DownloadCommand) {
        switch command {
        case .pause(let id): self = .stopped(id)
        case .pauseAll: self = .allStopped
        case .cancel(let id), .remove(let id, _): self = .cleaned(id)
        default: self = .committed
        }
    }

    func holds(in machine: SchedulerStateMachine) -> Bool {
        switch self {
        case .committed: true
        case .stopped(let id): machine.queue[id]?.state != .pausing
        case .allStopped: machine.queue.count(of: .pausing) == 0
        case .cleaned(let id): machine.queue[id].map { $0.stored.cleanup == .nothing } ?? true
        }
    }
}
