package import MediaModel

extension SchedulerStateMachine {
    /// When `advance` has something to do; nil when only events can change anything.
    package func nextDeadline(after now: Timestamp) -> Timestamp? {
        if wasSetBack(at: now) { return now }
        let stops = queue.stopping.compactMap { id in
            queue[id]?.lease.flatMap { $0.isAbandoned ? nil : $0.stopDeadline }
        }
        var deadlines = [stops.min(), queue.nextRetry].compactMap(\.self)
        if queue.count(of: .pending) > 0 || !queue.held.isEmpty || !queue.leased.isEmpty {
            let change = policy.limits.schedule.timeToChange(after: calendar.localTime(now))
            deadlines += [change.map { now.advanced(by: $0) }, hosts.nextRecovery(after: now)].compactMap(\.self)
        }
        return deadlines.min()
    }

    /// Whether no worker is waited for any more.
    package var isQuiet: Bool { !queue.leasedEntries.contains(where: \.isHeld) }

    /// Makes the workers agree with the states.
    mutating func sync(at now: Timestamp) {
        let requirements = requirements(at: now)
        hosts.forgetRecovered(limit: connectionsPerHost, at: now)
        deleteDoomedFiles()
        endRetryPauses(at: now)
        endWaits(requirements)
        stopWhatMayNotRun(requirements, at: now)
        startNext(requirements, at: now)
        offerNext(requirements, at: now)
        shareConnections(at: now)
        tellBandwidth(requirements)
    }

    mutating func abandonOverdueWorkers(at now: Timestamp) {
        for id in queue.stopping {
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

    var connectionsPerHost: Int {
        min(policy.limits.connectionsPerHost, policy.limits.profile.connectionsPerHost ?? .max)
    }

    private func requirements(at now: Timestamp) -> Requirements {
        let rule = policy.limits.schedule.rule(at: calendar.localTime(now))
        return Requirements(network: network, needsUnmeteredNetwork: policy.limits.needsUnmeteredNetwork, rule: rule)
    }

    private mutating func deleteDoomedFiles() {
        for id in queue.doomed {
            guard var entry = queue[id], !entry.isHeld, entry.deletion == nil else { continue }
            entry.generation += 1
            entry.deletion = entry.stored.cleanup
            queue.update(entry)
            emit(.order(.delete(WorkTicket(generation: entry.generation, stored: entry.stored))))
        }
    }

    private mutating func endRetryPauses(at now: Timestamp) {
        while let id = queue.dueRetry(at: now) { change(id, to: .pending) }
        // No pause is as long: the clock was set back while the program did not run.
        let latest = now.advanced(by: policy.retry.longestDelay * 2)
        while let id = queue.retry(after: latest) { change(id, to: .pending) }
    }

    private mutating func endWaits(_ requirements: Requirements) {
        for id in queue.held {
            guard let entry = queue[id], case .waiting(let reason) = entry.state,
                reason.holdsEveryone || reason.isQuota
            else { continue }
            if let unmet = requirements.unmet {
                // A quota that is missing, too, is no news while nothing runs anyway.
                if unmet != reason, reason.isQuota == false { change(id, to: .waiting(unmet)) }
            } else if !reason.isQuota || missingQuota(for: entry) == nil {
                change(id, to: .pending)
            }
        }
    }

    /// Takes places back: all of them without a network or outside the hours, the last ones when fewer may run or when
    /// they turn out to be larger than what may be kept.
    private mutating func stopWhatMayNotRun(_ requirements: Requirements, at now: Timestamp) {
        // Nearly always nobody is over a limit, and whoever is would have to be found among all of them.
        let fits = queue.placesTaken <= min(policy.limits.maximumRunning, connectionsPerHost)
        let excess = missingQuota(for: .zero)
        if fits, excess == nil, requirements.unmet == nil, hosts.throttledHosts.isEmpty { return }
        let running = queue.leasedEntries.filter { $0.state == .scheduled || $0.state == .running }
        if let unmet = requirements.unmet {
            for entry in running { yieldPlace(of: entry.id, to: .waiting(unmet), at: now) }
            return
        }
        let inOrder = running.sorted { ($0.rank, -$0.download.position) > ($1.rank, -$1.download.position) }
        if let excess { return stopLast(of: inOrder, over: excess, at: now) }
        var perHost: [String: Int] = [:]
        for (index, entry) in inOrder.enumerated() {
            perHost[entry.host, default: 0] += 1
            let isOverHost = perHost[entry.host, default: 0] > connections(of: entry.host, at: now)
            guard index >= policy.limits.maximumRunning || isOverHost else { continue }
            yieldPlace(of: entry.id, to: .pending, at: now)
        }
    }

    /// Stops the last ones until what the others still take may be kept.
    private mutating func stopLast(of running: [ScheduledDownload], over excess: ByteCount, at now: Timestamp) {
        var excess = excess
        for entry in running.reversed() where excess > .zero {
            yieldPlace(of: entry.id, to: .waiting(.quota(excess)), at: now)
            excess -= entry.missingBytes ?? .zero
        }
    }

    /// Gives free places away.
    ///
    /// Who lacks something that everybody needs waits for it and keeps the turn, so that only
    /// those who would run now say so, and not ten thousand behind them. Who lacks room leaves the turn to those who
    /// need less.
    private mutating func startNext(_ requirements: Requirements, at now: Timestamp) {
        if turnsTaken < policy.limits.maximumRunning { lookAtFullDisks(at: now) }
        while turnsTaken < policy.limits.maximumRunning, let id = nextReady(at: now), let entry = queue[id] {
            if let reason = requirements.unmet ?? missingQuota(for: entry).map(WaitReason.quota) {
                change(id, to: .waiting(reason)) { $0.isNamed = false }
                continue
            }
            guard queue.placesTaken < policy.limits.maximumRunning,
                queue.leased.count < policy.limits.maximumRunning + Self.mostPublishing
            else { return }
            let disk = lackOnDisk(for: entry, at: now)
            guard disk.isKnown else {
                if disks.ask(entry.folder) { emit(.look(entry.folder)) }
                return
            }
            if let reason = disk.reason {
                change(id, to: .waiting(reason)) { $0.isNamed = false }
            } else {
                start(entry)
            }
        }
    }

    /// Finished files that may wait for their names before nothing more is started: the disk is slower than the network.
    ///
    /// It is 256: as many small ones as come while the last ones are committed and get their names.
    static let mostPublishing = 256

    private func nextReady(at now: Timestamp) -> DownloadID? {
        let shortages = shortages
        return queue.next(among: policy.startsOnly) { gate in
            guard queue.placesTaken(from: gate.host) < connections(of: gate.host, at: now) else { return .closed }
            return gate.isWeighed ? .open : passage(into: gate.folder, given: shortages, at: now)
        }
    }

    private mutating func start(_ entry: ScheduledDownload) {
        let generation = entry.generation + 1
        disks.promise(entry.roomToTake, in: entry.folder)
        queue.noteTurn(of: entry)
        let started = change(entry, to: .scheduled) { entry in
            entry.generation = generation
            entry.isNamed = false
            entry.lease = .init(generation: generation, bytesAtStart: entry.download.progress.downloaded)
        }
        emit(.order(.fetch(WorkTicket(generation: generation, stored: started.stored))))
    }

    /// Tells every worker its share of its host's connections and its speed limit, if they are others than before.
    private mutating func shareConnections(at now: Timestamp) {
        // Most of them fetch from the same host.
        var latest: (host: String, share: Int)?
        for id in queue.working {
            guard var entry = queue[id] else { continue }
            let host = entry.host
            let known = latest.flatMap { $0.host == host ? $0.share : nil }
            let share = known ?? connections(of: host, at: now) / max(1, queue.placesTaken(from: host))
            latest = (host, share)
            let allowance = WorkAllowance(connections: share, rateLimit: rateLimit(of: entry))
            guard let lease = entry.lease, lease.allowance != allowance else { continue }
            entry.lease?.allowance = allowance
            queue.update(entry)
            emit(.allow(entry.id, generation: lease.generation, allowance))
        }
    }

    /// The lower of a download's own limit and the one that each download has.
    func rateLimit(of entry: ScheduledDownload) -> ByteCount? {
        let common = policy.limits.bandwidthPerDownload
        return entry.download.rateLimit.map { min($0, common ?? $0) } ?? common
    }

    /// Tells the engine the lowest of the limits that hold now, if it is another one than before.
    private mutating func tellBandwidth(_ requirements: Requirements) {
        var limits = [policy.limits.bandwidth, policy.limits.profile.bandwidth]
        if case .open(let bandwidth) = requirements.rule { limits.append(bandwidth) }
        let lowest = limits.compactMap(\.self).min()
        guard toldBandwidth != .some(lowest) else { return }
        toldBandwidth = .some(lowest)
        emit(.setBandwidth(lowest))
    }

    /// Places that a worker has or that somebody would have if not for the network or the hours.
    private var turnsTaken: Int {
        let waiting = queue.held.count { id in
            guard let entry = queue[id], case .waiting(let reason) = entry.state else { return false }
            return reason.holdsEveryone && entry.lease == nil
        }
        return waiting + queue.placesTaken
    }

    func connections(of host: String, at now: Timestamp) -> Int {
        hosts.connections(of: host, limit: connectionsPerHost, at: now)
    }
}

extension WaitReason {
    fileprivate var isQuota: Bool {
        if case .quota = self { true } else { false }
    }
}
