package import MediaModel

/// Decides which download does what.
///
/// Pure: time, results and facts come in, actions go out.
///
/// Events change states; `settle` after them, once for as many as came together, makes the workers agree with the states
/// and hands out the actions. No event starts "the next one" by itself. Read `+Sync` for what it does, then what leads to
/// it: `+Commands`, `+Workers`, `+Disks`, `+Offers`, `+Clock`.
package struct SchedulerStateMachine: Sendable {
    package internal(set) var queue: DownloadQueue
    package internal(set) var policy: SchedulerPolicy
    package internal(set) var network = NetworkState.online(isMetered: false)
    /// Whether nothing is started any more, because the program ends.
    package internal(set) var isClosing = false
    /// How many downloads lie ready for workers that are done with another one.
    ///
    /// The default is none.
    package var mostOffered = 0
    /// Tries that were repeated since the start.
    package internal(set) var retryCount = 0
    /// The time of day of the last look at it; nil before the first.
    var latestTime: Timestamp?
    var hosts = HostCaps()
    var disks = DiskFacts()
    /// What the engine was told last; nil before the first time.
    var toldBandwidth: ByteCount??
    var jitter: JitterSource
    let calendar: LocalCalendar
    private var actions: [SchedulerAction] = []

    /// Takes over what the store holds; nothing runs yet.
    package init(
        restoring queue: consuming DownloadQueue, policy: SchedulerPolicy, seed: UInt64, calendar: LocalCalendar
    ) {
        self.queue = queue
        self.policy = policy
        self.jitter = JitterSource(seed: seed)
        self.calendar = calendar
        self.queue.keepSeriesInOrder(policy.limits.keepsSeriesInOrder)
    }

    /// Lets time pass and takes in what was seen of the disks of `observed` downloads.
    package mutating func advance(to now: Timestamp, observations: [DownloadID: DiskObservation] = [:]) {
        followTime(to: now)
        abandonOverdueWorkers(at: now)
        for (id, observation) in observations { apply(observation, to: id, at: now) }
    }

    /// Stops the workers and starts nothing more; what ran is `pending` and goes on with the next start.
    package mutating func close(at now: Timestamp) {
        isClosing = true
        for id in Array(queue.leased) { yieldPlace(of: id, to: .pending, at: now) }
    }

    /// Brings workers and states into agreement and hands out the actions since the last time.
    package mutating func settle(at now: Timestamp) -> [SchedulerAction] {
        followTime(to: now)
        if !isClosing { sync(at: now) }
        defer { actions = [] }
        return actions
    }

    mutating func emit(_ action: SchedulerAction) {
        actions.append(action)
    }

    /// Changes the state of a download; nothing happens when it is not there.
    mutating func change(
        _ id: DownloadID, to state: DownloadState, editing edit: (inout ScheduledDownload) -> Void = { _ in }
    ) {
        if let entry = queue[id] { change(entry, to: state, editing: edit) }
    }

    /// The one function through which every state changes; the new facts of the entry, which is as the queue has it.
    ///
    /// `passed` is a state in between that lasts no time; the default is none.
    @discardableResult
    mutating func change(
        _ old: ScheduledDownload, through passed: DownloadState? = nil, to state: DownloadState,
        editing edit: (inout ScheduledDownload) -> Void
    ) -> ScheduledDownload {
        var entry = old
        edit(&entry)
        let keepsRequest = entry.download.hasRequest(of: old.download)
        var from = old.state
        for next in [passed, state].compactMap(\.self) {
            precondition(from.allows(next), "\(from.name) does not go to \(next.name)")
            entry.stored.download.state = next
            emit(.commit(StoreChange(from: from, stored: entry.stored, keepsRequest: keepsRequest)))
            from = next
        }
        queue.update(entry, from: old)
        return entry
    }

    /// Changes facts that are stored but are no state.
    mutating func amend(_ id: DownloadID, editing edit: (inout ScheduledDownload) -> Void) {
        guard var entry = queue[id] else { return }
        let old = entry
        edit(&entry)
        precondition(entry.state == old.state, "states change in change(_:to:)")
        queue.update(entry, from: old)
        guard entry.stored != old.stored else { return }
        let keepsRequest = entry.download.hasRequest(of: old.download)
        emit(.commit(StoreChange(from: entry.state, stored: entry.stored, keepsRequest: keepsRequest)))
    }

    /// Takes a new download in.
    mutating func insert(_ entry: ScheduledDownload) {
        queue.update(entry)
        emit(.commit(StoreChange(from: nil, stored: entry.stored)))
    }

    /// Lets go of a download whose files are gone.
    mutating func forget(_ id: DownloadID) {
        queue.remove(id)
        emit(.forget(id))
    }

    /// Has a running worker commit and return, while the download goes to `state`.
    mutating func yieldPlace(of id: DownloadID, to state: DownloadState, at now: Timestamp) {
        guard let entry = queue[id], entry.state == .scheduled || entry.state == .running || entry.isMerging else {
            return
        }
        change(id, to: state)
        stopWorker(of: id, at: now)
    }

    /// Asks the worker to return; the lease ends with its report or at the deadline.
    mutating func stopWorker(of id: DownloadID, at now: Timestamp) {
        guard var entry = queue[id], let lease = entry.lease, lease.stopDeadline == nil else { return }
        entry.lease?.stopDeadline = now.advanced(by: policy.pauseDeadline)
        queue.update(entry)
        emit(.stop(id, generation: lease.generation))
    }
}
