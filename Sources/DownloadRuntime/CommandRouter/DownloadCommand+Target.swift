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
}
