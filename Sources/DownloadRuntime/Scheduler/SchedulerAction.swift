package import MediaModel

/// What the shell has to do after the state machine has decided, in this order.
package enum SchedulerAction: Hashable, Sendable {
    /// Write the change to the store, then publish it.
    case commit(StoreChange)
    /// Take the download out of the store: its files are gone.
    case forget(DownloadID)
    case order(WorkOrder)
    /// Ask a worker to commit what it has and to return.
    case stop(DownloadID, generation: Int)
    /// Tell a worker what it may use from now on.
    case allow(DownloadID, generation: Int, WorkAllowance)
    /// Look at the disk of a folder, nil for the media folder, and tell what was seen.
    case look(String?)
    case setBandwidth(ByteCount?)
    case warn(RuntimeWarning)

    /// The download that it puts into the store for the first time.
    var newDownload: DownloadID? {
        if case .commit(let change) = self, change.from == nil { change.stored.id } else { nil }
    }

    /// The one download that it is about; nil for several or none.
    var download: DownloadID? {
        switch self {
        case .commit(let change): change.stored.id
        case .forget(let id), .stop(let id, _), .allow(let id, _, _): id
        case .order(let order): order.download
        case .warn(let warning): warning.id
        case .look, .setBandwidth: nil
        }
    }

    /// Whether it hands out offers.
    var isOffer: Bool {
        if case .order(.offer) = self { true } else { false }
    }
}
