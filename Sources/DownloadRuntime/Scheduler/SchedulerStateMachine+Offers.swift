import MediaModel

/// Downloads that lie ready for workers that are done with another one.
///
/// A small file is fetched sooner than its end has gone through scheduler and store and the next one's beginning back. So
/// the next ones wait at the workers: pending as before, and started there when a place is free. Any change but a
/// worker's good end takes them back first, so nothing else has to know of them.
extension SchedulerStateMachine {
    /// Whether the offers are not what would be started next, so that they must be withdrawn.
    package var mustWithdrawOffers: Bool {
        guard let id = queue.offered.first, let entry = queue[id] else { return false }
        return queue.placesTaken < policy.limits.maximumRunning || !queue.hasTurnsOnly(ofRank: entry.rank)
    }

    /// Whether workers find something to do for a while.
    package var hasEnoughOffers: Bool { queue.offered.count > mostOffered / 2 }

    /// Takes all offers back; those that a worker has taken must have been reported before.
    package mutating func withdrawOffers() {
        for id in queue.offered {
            guard var entry = queue[id] else { continue }
            let old = entry
            entry.lease = nil
            queue.update(entry, from: old)
        }
    }

    /// Offers what would be started next if there were more places.
    ///
    /// Only where that is plain: one kind of titles, all from hosts that let as many through as may run, and nothing else
    /// to be weighed.
    mutating func offerNext(_ requirements: Requirements, at now: Timestamp) {
        guard queue.offered.count <= mostOffered * 3 / 4, mostOffered > 0, mayOffer(requirements) else { return }
        var offers: [WorkOffer] = []
        while queue.offered.count < mostOffered,
            queue.leased.count - queue.offered.count < policy.limits.maximumRunning + Self.mostPublishing,
            let entry = nextOffer(at: now), let disk = diskForOffer(of: entry, at: now)
        {
            guard disk == .room else { break }
            offers.append(offer(entry, at: now))
        }
        if !offers.isEmpty { emit(.order(.offer(offers))) }
    }

    private enum OfferedDisk {
        case room, lack
    }

    private func mayOffer(_ requirements: Requirements) -> Bool {
        requirements.unmet == nil && policy.limits.storage == nil && policy.startsOnly == nil
            && queue.placesTaken == policy.limits.maximumRunning
    }

    private func nextOffer(at now: Timestamp) -> ScheduledDownload? {
        let shortages = shortages
        let id = queue.next { gate in
            guard connections(of: gate.host, at: now) >= policy.limits.maximumRunning else { return .closed }
            return passage(into: gate.folder, given: shortages, at: now) == .open ? .open : .closed
        }
        guard let id, let entry = queue[id], entry.download.request.stream.format == .progressive,
            entry.series == nil, queue.hasTurnsOnly(ofRank: entry.rank)
        else { return nil }
        // One rank at a time: among several, a newcomer's place is not plain.
        let others = queue.offered.first.flatMap { queue[$0]?.rank }
        return others.map { $0 == entry.rank } ?? true ? entry : nil
    }

    /// Nil when somebody has to look first.
    private mutating func diskForOffer(of entry: ScheduledDownload, at now: Timestamp) -> OfferedDisk? {
        let disk = lackOnDisk(for: entry, at: now)
        if !disk.isKnown {
            if disks.ask(entry.folder) { emit(.look(entry.folder)) }
            return nil
        }
        return disk.reason == nil ? .room : .lack
    }

    private mutating func offer(_ entry: ScheduledDownload, at now: Timestamp) -> WorkOffer {
        let share = connections(of: entry.host, at: now) / max(1, queue.placesTaken(from: entry.host))
        let allowance = WorkAllowance(connections: share, rateLimit: rateLimit(of: entry))
        disks.promise(entry.roomToTake, in: entry.folder)
        var offered = entry
        offered.generation += 1
        offered.lease = .init(generation: offered.generation, bytesAtStart: entry.download.progress.downloaded)
        offered.lease?.isOffered = true
        offered.lease?.allowance = allowance
        queue.update(offered, from: entry)
        return WorkOffer(
            ticket: WorkTicket(generation: offered.generation, stored: offered.stored), allowance: allowance)
    }
}
