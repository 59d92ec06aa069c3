import MediaModel

extension DownloadCommand {
    /// The download that this command is about; nil when it is about all or none.
    var target: DownloadID? {
        switch self {
        case .start(let id), .pause(let id), .resume(let id), .cancel(let id), .retry(let id): id
        case .remove(let id, _), .move(let id, _), .setPriority(let id, _), .setWatchState(let id, _, _),
            .setRateLimit(let id, _), .setPast(let id, _):
            id
        case .enqueue, .enqueueAll, .adopt, .startAll, .pauseAll, .resumeAll, .setLimits, .applyConfiguration,
            .setNetworkState:
            nil
        }
    }

    /// Whether something of it is to be saved; the others change only what holds as long as the runtime runs.
    var changesTheList: Bool {
        switch self {
        case .setLimits, .applyConfiguration, .setNetworkState: false
        default: true
        }
    }
}
