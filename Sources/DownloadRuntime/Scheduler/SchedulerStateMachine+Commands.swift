package import MediaModel

extension SchedulerStateMachine {
    /// Takes a new download in, behind all others.
    package mutating func enqueue(
        _ request: DownloadRequest, targetPath: String, watchPosition: Duration? = nil, isWatched: Bool = false,
        at now: Timestamp
    ) -> [SchedulerAction] {
        precondition(queue[request.id] == nil && !queue.claims(path: targetPath), "names are unique")
        let download = Download(
            request: request, position: queue.nextPosition, addedAt: now, watchPosition: watchPosition,
            isWatched: isWatched)
        insert(ScheduledDownload(stored: StoredDownload(download: download, targetPath: targetPath)))
        return settle(at: now)
    }

    /// Brings a download back that the same link was asked for again: one that failed, was cancelled or lost its file.
    package mutating func revive(_ id: DownloadID, fileIsMissing: Bool, at now: Timestamp) -> [SchedulerAction] {
        switch queue[id]?.state {
        case .failed, .cancelled: makeReady(id)
        case .completed where fileIsMissing: restart(id)
        default: break
        }
        return settle(at: now)
    }

    /// Carries out every command but `enqueue`, which needs the disk for its path.
    ///
    /// - Throws: `notFound` when no download has the identifier.
    package mutating func apply(
        _ command: DownloadCommand, at now: Timestamp
    ) throws(DownloadCommandError) -> [SchedulerAction] {
        if let id = command.target { try require(id) }
        switch command {
        case .enqueue: preconditionFailure("enqueue has a function of its own")
        case .start(let id), .retry(let id): start(id)
        case .startAll: forEach { $0.start($1) }
        case .pause(let id): pause(id, at: now)
        case .pauseAll: forEach { $0.pause($1, at: now) }
        case .resume(let id): resume(id)
        case .resumeAll: forEach { $0.resume($1) }
        case .cancel(let id): cancel(id, at: now)
        case .remove(let id, let deleteFile): remove(id, deleteFile: deleteFile, at: now)
        case .move(let id, let before): try move(id, before: before)
        case .setPriority(let id, let priority):
            amend(id) { $0.stored.download.request.priority = priority }
        case .setLimits(let limits): setLimits(limits)
        case .applyConfiguration(let policy): apply(policy)
        case .setNetworkState(let network): self.network = network
        case .setWatchState(let id, let position, let isWatched):
            setWatchState(of: id, position: position, isWatched: isWatched)
        }
        return settle(at: now)
    }

    private func require(_ id: DownloadID) throws(DownloadCommandError) {
        guard let entry = queue[id], entry.state != .removed else { throw .notFound(id) }
    }

    private mutating func forEach(_ body: (inout SchedulerStateMachine, DownloadID) -> Void) {
        for entry in queue.ordered { body(&self, entry.id) }
    }

    private mutating func start(_ id: DownloadID) {
        switch queue[id]?.state {
        case .paused, .pausing: resume(id)
        case .failed, .waiting: makeReady(id)
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
        case .scheduled, .running:
            change(id, to: .pausing)
            stopWorker(of: id, at: now)
        default: break
        }
    }

    private mutating func resume(_ id: DownloadID) {
        switch queue[id]?.state {
        // A worker that is still stopping keeps its lease, so the next try waits for it.
        case .paused, .pausing: makeReady(id)
        default: break
        }
    }

    private mutating func cancel(_ id: DownloadID, at now: Timestamp) {
        guard let entry = queue[id], !entry.state.isTerminal else { return }
        change(id, to: .cancelled) { entry in
            entry.stored.cleanup = max(entry.stored.cleanup, .unfinished)
            entry.stored.download.failure = nil
        }
        if entry.state != .completing { stopWorker(of: id, at: now) }
    }

    private mutating func remove(_ id: DownloadID, deleteFile: Bool, at now: Timestamp) {
        guard let entry = queue[id] else { return }
        change(id, to: .removed) { entry in
            let wanted: StoredDownload.Cleanup = deleteFile ? .everything : .unfinished
            entry.stored.cleanup = max(entry.stored.cleanup, wanted)
        }
        if entry.state != .completing { stopWorker(of: id, at: now) }
    }

    private mutating func move(_ id: DownloadID, before other: DownloadID?) throws(DownloadCommandError) {
        if let other { try require(other) }
        guard other != id else { return }
        var order = queue.ordered.map(\.id).filter { $0 != id }
        let index = other.flatMap { order.firstIndex(of: $0) } ?? order.endIndex
        order.insert(id, at: index)
        let positions = order.compactMap { queue[$0]?.download.position }.sorted()
        // Only those between the old and the new place get another position.
        for (id, position) in zip(order, positions) {
            amend(id) { $0.stored.download.position = position }
        }
    }

    private mutating func setLimits(_ limits: DownloadLimits) {
        policy.limits = limits
        emit(.setBandwidth(limits.bandwidth))
    }

    private mutating func apply(_ policy: SchedulerPolicy) {
        self.policy = policy
        emit(.setBandwidth(policy.limits.bandwidth))
    }

    private mutating func setWatchState(of id: DownloadID, position: Duration?, isWatched: Bool) {
        amend(id) { entry in
            entry.stored.download.watchPosition = position
            entry.stored.download.isWatched = isWatched
        }
    }
}
