package import MediaModel

extension SchedulerStateMachine {
    /// When `advance` has something to do; nil when only events can change anything.
    package var nextDeadline: Timestamp? {
        let stops = queue.leased.compactMap { id -> Timestamp? in
            guard let lease = queue[id]?.lease, !lease.isAbandoned else { return nil }
            return lease.stopDeadline
        }
        let retries = queue.waiting.compactMap { id -> Timestamp? in
            guard case .waiting(.retryAt(let time)) = queue[id]?.state else { return nil }
            return time
        }
        return [stops.min(), retries.min()].compactMap(\.self).min()
    }

    /// The downloads whose disks are to be looked at, with the path of the part file.
    package var observed: [DownloadID: String] {
        var paths: [DownloadID: String] = [:]
        for id in queue.waiting {
            guard let entry = queue[id], case .waiting(let reason) = entry.state else { continue }
            switch reason {
            case .space, .sourceMissing: paths[id] = entry.stored.partialFilePath
            default: break
            }
        }
        return paths
    }

    /// Whether no worker is waited for any more.
    package var isQuiet: Bool { placesTaken == 0 }

    /// Makes the workers agree with the states.
    mutating func sync(at now: Timestamp) {
        deleteDoomedFiles()
        applyRequirements(at: now)
        endWaits(at: now)
        enforceLimit(at: now)
        startNext()
    }

    mutating func abandonOverdueWorkers(at now: Timestamp) {
        for id in queue.leased {
            guard var entry = queue[id], let lease = entry.lease, !lease.isAbandoned,
                let deadline = lease.stopDeadline, deadline <= now
            else { continue }
            entry.lease?.isAbandoned = true
            queue.update(entry)
            if entry.state == .pausing { change(id, to: .paused) }
            let message = "A download took more than \(policy.pauseDeadline.milliseconds / 1_000) s to stop."
            emit(.warn(RuntimeWarning(.pauseOverdue, message: message, id: id)))
        }
    }

    mutating func apply(_ observation: DiskObservation, to id: DownloadID) {
        guard case .waiting(let reason) = queue[id]?.state else { return }
        switch reason {
        case .space(let told):
            guard let missing = queue[id]?.missingRoom(observation) else { return change(id, to: .pending) }
            // The user sees how much is missing now.
            if missing != told { change(id, to: .waiting(.space(missing))) }
        case .sourceMissing:
            if observation.folderExists { change(id, to: .pending) }
        default: break
        }
    }

    private mutating func deleteDoomedFiles() {
        for id in queue.doomed {
            guard var entry = queue[id], !entry.takesPlace, entry.deletion == nil else { continue }
            entry.generation += 1
            entry.deletion = entry.stored.cleanup
            queue.update(entry)
            emit(.order(.delete(WorkTicket(generation: entry.generation, stored: entry.stored))))
        }
    }

    /// Without a network nothing runs; what ran or was ready waits for it and says so.
    private mutating func applyRequirements(at now: Timestamp) {
        guard let unmet = requirements.unmet else { return }
        for id in queue.ready { change(id, to: .waiting(unmet)) }
        for id in queue.leased { yieldPlace(of: id, to: .waiting(unmet), at: now) }
    }

    private mutating func endWaits(at now: Timestamp) {
        for id in queue.waiting {
            guard let entry = queue[id], case .waiting(let reason) = entry.state else { continue }
            if isOver(reason, for: entry, at: now) {
                change(id, to: .pending)
            } else if let unmet = requirements.unmet, unmet != reason, reason == .network || reason == .unmetered {
                change(id, to: .waiting(unmet))
            }
        }
    }

    private func isOver(_ reason: WaitReason, for entry: ScheduledDownload, at now: Timestamp) -> Bool {
        switch reason {
        case .network, .unmetered: requirements.unmet == nil
        case .retryAt(let time): time <= now && requirements.unmet == nil
        case .quota: missingQuota(for: entry) == nil && requirements.unmet == nil
        case .schedule: true
        case .space, .sourceMissing: false
        }
    }

    /// Takes places back when the limit was lowered, from those whose turn would come last.
    private mutating func enforceLimit(at now: Timestamp) {
        let active = queue.leased.compactMap { queue[$0] }
            .filter { $0.state == .scheduled || $0.state == .running }
            .sorted { ($0.rank, -$0.download.position) > ($1.rank, -$1.download.position) }
        for entry in active.dropFirst(policy.limits.maximumRunning) {
            yieldPlace(of: entry.id, to: .pending, at: now)
        }
    }

    private mutating func startNext() {
        guard requirements.unmet == nil else { return }
        while placesTaken < policy.limits.maximumRunning, let id = queue.next(where: mayStart) {
            guard let entry = queue[id] else { return }
            if let missing = missingQuota(for: entry) {
                change(id, to: .waiting(.quota(missing)))
            } else {
                start(entry)
            }
        }
    }

    private mutating func start(_ entry: ScheduledDownload) {
        let generation = entry.generation + 1
        queue.noteTurn(of: entry.id)
        change(entry.id, to: .scheduled) { entry in
            entry.generation = generation
            entry.lease = .init(generation: generation, bytesAtStart: entry.download.progress.downloaded)
        }
        guard let stored = queue[entry.id]?.stored else { return }
        emit(.order(.fetch(WorkTicket(generation: generation, stored: stored))))
    }

    private var requirements: Requirements {
        Requirements(network: network, needsUnmeteredNetwork: policy.needsUnmeteredNetwork)
    }

    private var placesTaken: Int {
        queue.leased.count { queue[$0]?.takesPlace ?? false }
    }

    private func mayStart(_ entry: ScheduledDownload) -> Bool {
        (policy.startsOnly?.contains(entry.id) ?? true) && hostHasRoom(for: entry)
    }

    private func hostHasRoom(for entry: ScheduledDownload) -> Bool {
        let host = entry.download.request.stream.address.host
        let count = queue.leased.count { id in
            queue[id].map { $0.takesPlace && $0.download.request.stream.address.host == host } ?? false
        }
        return count < policy.limits.maximumRunningPerHost
    }

    /// How much the profile's limit lacks for this download, counting what the running ones still take.
    private func missingQuota(for entry: ScheduledDownload) -> ByteCount? {
        guard let limit = policy.storageLimit else { return nil }
        let reserved = queue.leased.compactMap { queue[$0]?.missingBytes }.reduce(.zero, +)
        return StorageQuota(limit: limit, used: queue.usedBytes + reserved).missing(for: entry.missingBytes ?? .zero)
    }
}
