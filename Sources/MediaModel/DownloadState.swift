/// Where a download is in its life.
///
/// Each download is in exactly one state at any time.
package enum DownloadState: Hashable, Sendable, Codable {
    /// Wants to run and waits for its turn.
    /// Can transition to: `scheduled` when a place is free; `paused`, `waiting`, `cancelled`, `removed`.
    case pending
    /// Has a place; its worker is starting.
    /// Can transition to: `running`; `pausing`; `pending` when the place is taken back; `waiting`, `failed`, `cancelled`,
    /// `removed`.
    case scheduled
    /// Its worker moves bytes.
    /// Can transition to: `completing` when all bytes are there; `pending` when the place is taken back; `pausing`,
    /// `waiting`, `failed`, `cancelled`, `removed`.
    case running
    /// All bytes are there; the file is checked, merged and given its name.
    /// Can transition to: `completed`, `failed`, `waiting`, `cancelled`, `removed`; `pausing` while it is merged; `pending`
    /// when the program ends, or ended, before that is done.
    case completing
    /// The file is on this device.
    /// Can transition to: `removed`; `pending` when it is asked for again and the file is gone.
    case completed
    /// Gave up; the bytes are kept. Can transition to: `pending` by a retry; `cancelled`, `removed`.
    case failed
    /// Its worker is committing what it has.
    /// Can transition to: `paused` on acknowledgement; `pending` when resumed meanwhile; `cancelled`, `removed`.
    case pausing
    /// Stopped by the user; nothing but the user starts it again.
    /// Can transition to: `pending` by a resume; `cancelled`, `removed`.
    case paused
    /// Cannot run now and goes on by itself. Can transition to: `pending`; `paused`, `cancelled`, `removed`.
    case waiting(WaitReason)
    /// Stopped for good by the user; its unfinished bytes are gone.
    /// Can transition to: `removed`; `pending` when it is asked for again.
    case cancelled
    /// Gone from the list. Can transition to: nothing.
    case removed

    /// The stored name, without the reason to wait.
    ///
    /// These names are also in the events: they may not change.
    package var name: String {
        switch self {
        case .pending: "pending"
        case .scheduled: "scheduled"
        case .running: "running"
        case .completing: "completing"
        case .completed: "completed"
        case .failed: "failed"
        case .pausing: "pausing"
        case .paused: "paused"
        case .waiting: "waiting"
        case .cancelled: "cancelled"
        case .removed: "removed"
        }
    }

    /// Whether a worker holds this download's part file.
    package var holdsWorker: Bool {
        switch self {
        case .scheduled, .running, .completing, .pausing: true
        default: false
        }
    }

    /// Whether nothing follows but a removal.
    package var isTerminal: Bool {
        switch self {
        case .completed, .cancelled, .removed: true
        default: false
        }
    }
}
