package import MediaModel

extension SchedulerStateMachine {
    /// Takes a new download in, behind all others.
    package mutating func enqueue(
        _ request: DownloadRequest, targetPath: String, watchPosition: Duration? = nil, isWatched: Bool = false,
        at now: Timestamp
    ) {
        precondition(queue[request.id] == nil && !queue.claims(path: targetPath), "names are unique")
        let download = Download(
            request: request, position: queue.nextPosition, addedAt: now, watchPosition: watchPosition,
            isWatched: isWatched)
        insert(ScheduledDownload(stored: StoredDownload(download: download, targetPath: targetPath)))
    }

    /// Lets go of downloads that were taken in a moment ago, of which neither the store nor a worker has heard.
    package mutating func takeBack(_ ids: Set<DownloadID>) {
        for id in ids { queue.remove(id) }
    }

    /// Takes in a download whose file is there already.
    package mutating func adopt(
        _ request: DownloadRequest, finalPath: String, size: ByteCount, watchPosition: Duration? = nil,
        isWatched: Bool = false, at now: Timestamp
    ) {
        precondition(queue[request.id] == nil && !queue.claims(path: finalPath), "names are unique")
        let download = Download(
            request: request, state: .completed, progress: DownloadProgress(downloaded: size, total: size),
            position: queue.nextPosition, addedAt: now, finishedAt: now, finalPath: finalPath,
            watchPosition: watchPosition, isWatched: isWatched)
        insert(ScheduledDownload(stored: StoredDownload(download: download, targetPath: finalPath)))
    }

    /// Brings a download back that the same link was asked for again: one that failed, was cancelled or lost its file.
    ///
    /// What the new request brings along counts from the next try on, such as a sign-in that has not expired.
    package mutating func revive(_ id: DownloadID, as request: DownloadRequest, fileIsMissing: Bool) {
        let isFinished = queue[id]?.state == .completed && !fileIsMissing
        if !isFinished { amend(id) { Self.renew(&$0.stored.download, as: request) } }
        switch queue[id]?.state {
        case .failed, .cancelled: makeReady(id)
        case .completed where fileIsMissing: restart(id)
        default: break
        }
    }

    private static func renew(_ download: inout Download, as request: DownloadRequest) {
        // One that was mistyped would refuse the right file for ever.
        if download.failure?.code == .checksumMismatch { download.request.checksum = nil }
        download.request.renew(from: request)
    }

    /// Gives an unfinished file that has lost its link another one.
    package mutating func adopt(_ request: DownloadRequest, for id: DownloadID) {
        var request = request
        request.id = id
        change(id, to: .pending) { entry in
            entry.stored.download.request = request
            entry.stored.download.failure = nil
            entry.stored.download.progress = DownloadProgress()
        }
    }

    /// Carries out every command but `enqueue`, which needs the disk for its path.
    ///
    /// - Throws: `notFound` when no download has the identifier.
    package mutating func apply(_ command: DownloadCommand, at now: Timestamp) throws(DownloadCommandError) {
        if let id = command.target { try require(id) }
        switch command {
        case .enqueue, .enqueueAll, .adopt: preconditionFailure("what needs the disk has a function of its own")
        case .start(let id), .retry(let id):
            start(id)
            name(id)
        case .startAll: forEach(in: [.paused, .pausing, .failed, Self.anyWait]) { $0.start($1) }
        case .pause(let id): pause(id, at: now)
        case .pauseAll:
            forEach(in: [.pending, .scheduled, .running, Self.anyWait]) { $0.pause($1, at: now) }
        case .resume(let id):
            resume(id)
            name(id)
        case .resumeAll: forEach(in: [.paused, .pausing]) { $0.resume($1) }
        case .cancel(let id): cancel(id, at: now)
        case .remove(let id, let deleteFile): remove(id, deleteFile: deleteFile, at: now)
        case .move(let id, let before):
            try move(id, before: before)
            name(id)
        case .setPriority(let id, let priority):
            amend(id) { $0.stored.download.request.priority = priority }
            name(id)
        case .setRateLimit(let id, let limit):
            amend(id) { $0.stored.download.request.rateLimit = limit }
        case .setLimits(let limits): apply(limits)
        case .applyConfiguration(let policy): apply(policy)
        case .setNetworkState(let network): self.network = network
        case .setWatchState(let id, let position, let isWatched):
            setWatchState(of: id, position: position, isWatched: isWatched)
        case .setPast(let id, let past): setPast(of: id, past)
        }
    }

    private func require(_ id: DownloadID) throws(DownloadCommandError) {
        guard let entry = queue[id], entry.state != .removed else { throw .notFound(id) }
    }

    /// Stands for every reason to wait.
    private static let anyWait = DownloadState.waiting(.network)

    private mutating func forEach(
        in states: [DownloadState], _ body: (inout SchedulerStateMachine, DownloadID) -> Void
    ) {
        for id in queue.ids(in: states) { body(&self, id) }
    }

    /// Remembers that the user asked for this one, so that it starts or says what it lacks.
    private mutating func name(_ id: DownloadID) {
        if queue[id]?.state == .pending { amend(id) { $0.isNamed = true } }
    }

    private mutating func start(_ id: DownloadID) {
        switch queue[id]?.state {
        case .paused, .pausing: resume(id)
        // One that was cancelled begins anew once its bytes are gone.
        case .failed, .waiting, .cancelled: makeReady(id)
        default: break
        }
    }

    private mutating func makeReady(_ id: DownloadID) {
        change(id, to: .pending) { entry in
            entry.stored.download.attempts = 0
            entry.stored.download.failure = nil
        }
    }

    private mutating func restart(_ id: DownloadID) {
        change(id, to: .pending) { entry in
            entry.stored.download.progress = DownloadProgress()
            entry.stored.download.finalPath = nil
            entry.stored.download.finishedAt = nil
        }
    }

    private mutating func pause(_ id: DownloadID, at now: Timestamp) {
        switch queue[id]?.state {
        case .pending, .waiting:
            change(id, to: .paused)
        case .scheduled, .running: stopForPause(id, at: now)
        case .completing: if queue[id]?.isMerging == true { stopForPause(id, at: now) }
        default: break
        }
    }

    private mutating func stopForPause(_ id: DownloadID, at now: Timestamp) {
        change(id, to: .pausing)
        stopWorker(of: id, at: now)
    }

    private mutating func resume(_ id: DownloadID) {
        switch queue[id]?.state {
        // A worker that is still stopping keeps its lease, so the next try waits for it.
        case .paused, .pausing, .cancelled: makeReady(id)
        default: break
        }
    }

    private mutating func cancel(_ id: DownloadID, at now: Timestamp) {
        guard let entry = queue[id], !entry.state.isTerminal else { return }
        change(id, to: .cancelled) { entry in
            entry.stored.cleanup = max(entry.stored.cleanup, .unfinished)
            entry.stored.download.failure = nil
        }
        if entry.state != .completing || entry.isMerging { stopWorker(of: id, at: now) }
    }

    private mutating func remove(_ id: DownloadID, deleteFile: Bool, at now: Timestamp) {
        guard let entry = queue[id] else { return }
        change(id, to: .removed) { entry in
            let wanted: StoredDownload.Cleanup = deleteFile ? .everything : .unfinished
            entry.stored.cleanup = max(entry.stored.cleanup, wanted)
        }
        if entry.state != .completing || entry.isMerging { stopWorker(of: id, at: now) }
    }

    private mutating func move(_ id: DownloadID, before other: DownloadID?) throws(DownloadCommandError) {
        if let other { try require(other) }
        guard other != id, let position = freePosition(before: other) else { return }
        amend(id) { $0.stored.download.position = position }
    }

    /// A position between two neighbours; when there is none left, all get new ones with room between them.
    private mutating func freePosition(before other: DownloadID?) -> Int? {
        if let position = queue.position(before: other) { return position }
        for (id, position) in queue.spreadPositions { amend(id) { $0.stored.download.position = position } }
        return queue.position(before: other)
    }

    private mutating func apply(_ policy: SchedulerPolicy) {
        self.policy = policy
        apply(policy.limits)
    }

    private mutating func apply(_ limits: DownloadLimits) {
        policy.limits = limits
        queue.keepSeriesInOrder(limits.keepsSeriesInOrder)
    }

    private mutating func setWatchState(of id: DownloadID, position: Duration?, isWatched: Bool) {
        amend(id) { entry in
            entry.stored.download.watchPosition = position
            entry.stored.download.isWatched = isWatched
        }
    }

    /// What is not finished here has no time of that; what was watched here, and how far, stays.
    private mutating func setPast(of id: DownloadID, _ past: DownloadPast) {
        amend(id) { entry in
            entry.stored.download.addedAt = past.addedAt
            if entry.state == .completed, let finishedAt = past.finishedAt {
                entry.stored.download.finishedAt = finishedAt
            }
            if past.isWatched { entry.stored.download.isWatched = true }
            entry.stored.download.watchPosition = entry.download.watchPosition ?? past.watchPosition
        }
    }
}
