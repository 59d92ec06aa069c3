package import MediaModel

/// What the scheduler knows of one download: the stored facts and the worker that holds its part file.
package struct ScheduledDownload: Hashable, Sendable {
    /// The hold of one worker on the part file; while it lasts, no second one starts.
    package struct Lease: Hashable, Sendable {
        package var generation: Int
        /// The bytes that were there at the start, to see whether a try got anywhere.
        package var bytesAtStart: ByteCount
        /// When the worker is given up; nil while nobody asked it to stop.
        package var stopDeadline: Timestamp?
        /// Whether the worker did not stop in time and is no longer waited for.
        package var isAbandoned = false
        /// Whether it is only ready for the next worker that is done with another download.
        package var isOffered = false
        /// Whether the worker has all bytes and makes one file of them.
        package var isMerging = false
        /// What the worker was told last; nil before the first time.
        package var allowance: WorkAllowance?
    }

    package var stored: StoredDownload
    package var lease: Lease?
    /// Counts the tries; never goes back.
    package var generation = 0
    /// What the worker pool is deleting at the moment; nil when it is not.
    package var deletion: StoredDownload.Cleanup?

    /// The room on the disk with which a download of unknown size goes on; nil when nobody knows.
    package var roomNeeded: ByteCount?
    /// What the part file takes on its disk already, as it was seen when there was room; nil when nobody looked.
    package var allocated: ByteCount?
    /// Whether the user asked for this one, so that it is weighed the next time whoever was refused before.
    package var isNamed = false

    package init(stored: StoredDownload) {
        self.stored = stored
    }

    package var download: Download { stored.download }
    package var id: DownloadID { stored.id }
    package var state: DownloadState { stored.download.state }
    /// Whether it is completing and its worker can still be stopped.
    package var isMerging: Bool { state == .completing && lease?.isMerging == true }
    /// Whether a worker that is still waited for holds its part file.
    package var isHeld: Bool { lease.map { !$0.isAbandoned && !$0.isOffered } ?? false }
    /// Whether its worker was asked to return.
    package var isStopping: Bool { lease?.stopDeadline != nil }
    /// Whether it wants to run and a worker may go on with it by itself.
    package var isOffered: Bool { lease?.isOffered == true }
    /// Whether its worker counts against the limit; one that only gives a finished file its name does not.
    package var takesPlace: Bool { isHeld && (state != .completing || isMerging) }
    /// Whether it may be started when its turn comes.
    package var isReady: Bool { state == .pending && lease == nil && stored.cleanup == .nothing }

    /// The series that an episode belongs to; all other titles share one turn.
    package var series: String? { stored.download.series }

    /// The server that it fetches from.
    package var host: String { stored.download.host }

    /// The folder that was chosen for it; nil for the media folder.
    package var folder: String? { stored.download.folder }

    /// The queue in which it stands when it is ready.
    package var kind: QueueKind {
        if download.attempts > 0 { return .retry }
        return download.origin == .interactive ? .interactive : .automatic
    }

    /// Which of the ready downloads go first; higher goes first.
    ///
    /// What the user asked for keeps its place in the list, however often it was tried.
    package var rank: Int {
        let place = download.origin == .interactive ? .interactive : kind
        return download.priority.rawValue * QueueKind.allCases.count + place.rawValue
    }

    /// The bytes that are still to come, as far as anybody knows.
    package var missingBytes: ByteCount? {
        download.expectedBytes.map { max(.zero, $0 - download.progress.downloaded) }
    }

    /// Whether it is weighed against its disk and the quota even where others were refused.
    package var isWeighed: Bool { isNamed || allocated != nil }

    /// The room that it will still take on its disk; zero when nobody knows.
    package var roomToTake: ByteCount {
        download.expectedBytes.map { max(.zero, $0 - (allocated ?? download.progress.downloaded)) } ?? .zero
    }

    /// How much room is still missing for this download; nil when it can go on.
    ///
    /// `reserve` is what stays free for others.
    package func missingRoom(_ observation: DiskObservation, reserve: ByteCount) -> ByteCount? {
        guard let free = observation.freeSpace else { return nil }
        let needed =
            download.expectedBytes.map { max(.zero, $0 - observation.allocated) + reserve }
            ?? max(roomNeeded ?? .zero, reserve)
        return needed > free ? needed - free : nil
    }
}
