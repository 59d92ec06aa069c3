package import MediaModel

extension SchedulerStateMachine {
    /// Whether some download goes on when its disk is there again or has room.
    package var isWaitingForADisk: Bool { !observed.isEmpty }

    /// The downloads whose disks are to be looked at, by their names.
    package var observed: [DownloadID: StoredDownload] {
        var downloads: [DownloadID: StoredDownload] = [:]
        for id in queue.held {
            guard let entry = queue[id], case .waiting(let reason) = entry.state, reason.isAboutTheDisk else {
                continue
            }
            downloads[id] = entry.stored
        }
        return downloads
    }

    /// Takes in what was seen of a folder's disk, as `look` asked for.
    package mutating func note(_ observation: DiskObservation, of folder: String?, at now: Timestamp) {
        disks.note(observation, of: folder, at: now)
    }

    /// Takes in what was seen of the disk of a download that waits for it.
    mutating func apply(_ observation: DiskObservation, to id: DownloadID, at now: Timestamp) {
        guard let entry = queue[id], case .waiting(let reason) = entry.state else { return }
        switch reason {
        case .space(let told):
            guard let missing = entry.missingRoom(observation, reserve: policy.reservedSpace) else {
                // Several may fit one by one and not together: each start counts off what it takes.
                disks.note(observation, of: entry.folder, at: now)
                return change(id, to: .pending) { $0.allocated = observation.allocated }
            }
            // The user sees how much is missing now.
            if missing != told { change(id, to: .waiting(.space(missing))) }
        case .sourceMissing:
            if observation.folderExists { change(id, to: .pending) }
        default: break
        }
    }

    /// What a download lacks on its disk; nil when it may start.
    ///
    /// `isKnown` is false while somebody has to look first.
    func lackOnDisk(for entry: ScheduledDownload, at now: Timestamp) -> (isKnown: Bool, reason: WaitReason?) {
        let age = policy.observationInterval
        guard let seen = disks.observation(of: entry.folder, at: now, notOlderThan: age) else { return (false, nil) }
        if !seen.folderExists { return (true, .sourceMissing) }
        guard let free = seen.freeSpace else { return (true, nil) }
        let unknown = entry.download.expectedBytes == nil && entry.allocated != nil ? entry.roomNeeded : nil
        let needed = max(entry.roomToTake + policy.reservedSpace, unknown ?? .zero)
        return (true, needed > free ? .space(needed - free) : nil)
    }

    /// What is short now, and for how many.
    var shortages: Shortages {
        var shortages = Shortages()
        for id in queue.held {
            guard let entry = queue[id], case .waiting(let reason) = entry.state else { continue }
            shortages.count(reason, in: entry.folder)
        }
        return shortages
    }

    /// Whom the disk of a folder and the quota let through, where others were refused.
    func passage(into folder: String?, given shortages: Shortages, at now: Timestamp) -> QueuePassage {
        // A folder that is not there lets nobody in, and as many as would run have found out.
        if shortages.absentCount(of: folder) >= policy.limits.maximumRunning { return .upTo(ByteCount(-1)) }
        var rooms: [ByteCount] = []
        if shortages.isOverQuota, let room = quotaRoom { rooms.append(room) }
        if shortages.isFull(folder) {
            let age = policy.observationInterval
            guard let seen = disks.observation(of: folder, at: now, notOlderThan: age) else {
                return .upTo(ByteCount(-1))
            }
            if let free = seen.freeSpace { rooms.append(free - policy.reservedSpace) }
        }
        return rooms.min().map(QueuePassage.upTo) ?? .open
    }

    /// Has somebody look at full disks again, so that what fits by now is found.
    mutating func lookAtFullDisks(at now: Timestamp) {
        guard !queue.held.isEmpty, queue.readyCount > 0 else { return }
        let age = policy.observationInterval
        for folder in shortages.fullFolders
        where disks.observation(of: folder, at: now, notOlderThan: age) == nil && disks.ask(folder) {
            emit(.look(folder))
        }
    }

    /// Takes in how far the running ones are, because sizes often come with the first answer or never.
    ///
    /// - Returns: whether more would be kept than may be.
    package mutating func noteProgress(_ latest: (DownloadID) -> DownloadProgress?) -> Bool {
        for id in queue.working {
            guard var entry = queue[id], let progress = latest(id)?.atRest else { continue }
            entry.stored.download.progress = progress
            queue.update(entry)
        }
        return missingQuota(for: .zero) != nil
    }

    /// How much the profile's limit lacks for this download, counting what the running ones still take.
    func missingQuota(for entry: ScheduledDownload) -> ByteCount? {
        missingQuota(for: entry.missingBytes ?? .zero)
    }

    /// How much the profile's limit lacks for so many more bytes than the running downloads still take.
    func missingQuota(for count: ByteCount) -> ByteCount? {
        guard let limit = policy.limits.storage else { return nil }
        return StorageQuota(limit: limit, used: bytesToKeep).missing(for: count)
    }

    /// The bytes that more downloads may take; nil without a limit, below zero when it is passed already.
    private var quotaRoom: ByteCount? { policy.limits.storage.map { $0 - bytesToKeep } }

    /// What is kept and what the running ones still take.
    private var bytesToKeep: ByteCount {
        // Who was told to stop takes no more, though the worker may still be there.
        let reserved = queue.leasedEntries.filter { !$0.isStopping }.compactMap(\.missingBytes).reduce(.zero, +)
        return queue.usedBytes + reserved
    }
}

extension WaitReason {
    /// Whether it ends when the download's own disk is looked at.
    var isAboutTheDisk: Bool {
        switch self {
        case .space, .sourceMissing: true
        default: false
        }
    }

    /// Whether it holds back every download alike, so that the ones behind need not be told.
    var holdsEveryone: Bool {
        switch self {
        case .network, .unmetered, .schedule: true
        default: false
        }
    }
}
