package import MediaModel

/// Something that somebody wants of the runtime.
///
/// Every command may be repeated: the second one finds its work done.
package enum DownloadCommand: Sendable {
    /// Takes a download in. The same link for the same place is answered with the download that is there already.
    case enqueue(DownloadRequest)
    /// Takes many downloads in with one commit, in this order; those in `paused` wait until they are resumed.
    ///
    /// What is in the list already stays as it is. The default pauses none.
    case enqueueAll([DownloadRequest], paused: Set<DownloadID> = [])
    /// Takes in a download whose file is there already, at an absolute path, as finished.
    case adopt(DownloadRequest, finalPath: String)
    /// Makes a paused, failed, waiting or cancelled download runnable now.
    case start(DownloadID)
    /// The same for all but those that were cancelled.
    case startAll
    /// Stops a download and keeps its bytes; answered when they are committed, at the latest after the pause deadline.
    case pause(DownloadID)
    case pauseAll
    /// Undoes a pause, or a cancellation.
    case resume(DownloadID)
    /// Undoes all pauses.
    case resumeAll
    /// Stops a download for good and deletes its unfinished bytes; it stays in the list.
    case cancel(DownloadID)
    /// Takes a download off the list.
    ///
    /// Unfinished bytes are always deleted; the finished file and what lies beside it only if `deleteFile`.
    case remove(DownloadID, deleteFile: Bool)
    /// Tries a failed or cancelled download again, or a waiting one at once.
    case retry(DownloadID)
    /// Puts a download in front of another in the queue; behind all others when `before` is nil.
    case move(DownloadID, before: DownloadID?)
    case setPriority(DownloadID, DownloadRequest.Priority)
    /// Holds one download to so many bytes a second; nil takes its own limit away.
    case setRateLimit(DownloadID, ByteCount?)
    case setLimits(DownloadLimits)
    case applyConfiguration(SchedulerPolicy)
    case setNetworkState(NetworkState)
    /// Remembers how far a title was watched; nil is the beginning.
    case setWatchState(DownloadID, position: Duration?, isWatched: Bool)
    /// Gives a download that comes from another list the times and the mark that it had there.
    case setPast(DownloadID, DownloadPast)
}
