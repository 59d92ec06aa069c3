package import MediaModel

/// All downloads of a profile, found by name, link, path, state and turn.
///
/// Those that a worker holds lie open; all others are packed, because a hundred thousand may wait. `update` is the only way
/// in, so every index follows from the entry itself.
package struct DownloadQueue: Sendable {
    /// A download's place in the list that the user sees.
    private struct Position: Comparable {
        var number: Int
        var id: DownloadID

        static func < (lhs: Position, rhs: Position) -> Bool {
            (lhs.number, lhs.id.rawValue) < (rhs.number, rhs.id.rawValue)
        }
    }

    /// When a download is tried again.
    private struct Retry: Comparable {
        var time: Timestamp
        var id: DownloadID

        static func < (lhs: Retry, rhs: Retry) -> Bool {
            (lhs.time, lhs.id.rawValue) < (rhs.time, rhs.id.rawValue)
        }
    }

    /// The room between two neighbours, so that a move changes one row and not all behind it.
    private static let positionStep = 1_024

    private var active: [DownloadID: ScheduledDownload] = [:]
    private var resting: [DownloadID: PackedEntry] = [:]
    /// Those that wait for something other than their next try.
    package private(set) var held: Set<DownloadID> = []
    /// Those whose files are to be deleted.
    package private(set) var doomed: Set<DownloadID> = []
    /// Those that are ready for the next worker that is done.
    package private(set) var offered: Set<DownloadID> = []
    /// Those whose workers were asked to return.
    package private(set) var stopping: Set<DownloadID> = []
    /// The bytes that all downloads have on this device.
    package private(set) var usedBytes = ByteCount.zero
    /// Places that a worker has, also one that is stopping but none that gives a file its name, and their hosts and series.
    package private(set) var placesTaken = 0
    private var placesByHost: [String: Int] = [:]
    private var placesBySeries: [String?: Int] = [:]
    /// By the kind of state; the reasons to wait are one.
    private var members: [Set<DownloadID>] = Array(repeating: [], count: DownloadState.kindCount)
    private var ready = ReadyQueue()
    private var retries = SortedList<Retry>()
    private var positions = SortedList<Position>()
    /// By the hash of what makes two requests the same download: whole links would cost more than the downloads.
    private var links: [Int: DownloadID] = [:]
    /// The same of those that are being removed.
    private var leaving: [Int: DownloadID] = [:]
    /// How many downloads shall get a path, by its hash.
    private var targets: [Int: Int] = [:]
    /// Whether the episodes of a series start in the order of their numbers, one after the other.
    package private(set) var keepsSeriesInOrder = false

    package init() {}

    package subscript(_ id: DownloadID) -> ScheduledDownload? { active[id] ?? resting[id]?.entry(id: id) }

    /// Those that a worker holds.
    package var leased: some Collection<DownloadID> { active.keys }

    package var leasedEntries: some Collection<ScheduledDownload> { active.values }

    /// Those whose workers begin or move bytes.
    package var working: [DownloadID] {
        Array(members[DownloadState.scheduled.kind]) + members[DownloadState.running.kind]
    }

    package var count: Int { active.count + resting.count }

    /// The position behind all others.
    package var nextPosition: Int { (positions.last?.number ?? 0) + Self.positionStep }

    /// Whether another download shall get this path, or perhaps does: two paths may have one hash.
    package func claims(path: String) -> Bool { targets[path.hashValue] != nil }

    /// The download that the same link for the same place led to.
    package func duplicate(of request: DownloadRequest) -> ScheduledDownload? {
        if let entry = entry(of: SameLink(request)) { return entry }
        // It may have come when its server did not answer, and nobody knew what the link leads to.
        guard let guess = SameLink(guessOf: request).flatMap(entry), guess.download.request.isGuess else { return nil }
        return guess
    }

    private func entry(of link: SameLink) -> ScheduledDownload? {
        guard let id = links[link.hashValue], let entry = self[id] else { return nil }
        return SameLink(entry.download.request) == link ? entry : nil
    }

    /// Whether the file that this request would make is being deleted.
    package func isBeingRemoved(_ request: DownloadRequest) -> Bool {
        leaving[SameLink(request).hashValue] != nil
    }

    /// Takes in what the store holds.
    package mutating func restore(_ stored: StoredDownload) {
        precondition(!stored.download.state.holdsWorker, "the store resets states that a worker held")
        update(ScheduledDownload(stored: stored))
    }

    /// Takes a download in, or its new facts.
    package mutating func update(_ entry: ScheduledDownload) {
        update(entry, from: self[entry.id])
    }

    /// The same for who has the facts of before: what rests need not be unpacked again.
    mutating func update(_ entry: ScheduledDownload, from old: ScheduledDownload?) {
        if entry.lease == nil {
            if old?.lease != nil { active[entry.id] = nil }
            resting[entry.id] = PackedEntry(entry)
        } else {
            if old?.lease == nil { resting[entry.id] = nil }
            active[entry.id] = entry
        }
        guard let old, old.hasPlace(of: entry) else {
            if let old { unlist(old) }
            return list(entry)
        }
        relist(old, as: entry)
    }

    /// Lets go of a download.
    package mutating func remove(_ id: DownloadID) {
        guard let old = self[id] else { return }
        active[id] = nil
        resting[id] = nil
        unlist(old)
    }

    /// The ready download whose turn it is; nil when none may start.
    ///
    /// - Parameters:
    ///   - chosen: the only ones that may start; nil, the default, lets all.
    ///   - passage: whom a gate lets through; the default lets everybody.
    /// - Returns: its identifier.
    package func next(
        among chosen: Set<DownloadID>? = nil, passage: (QueueGate) -> QueuePassage = { _ in .open }
    ) -> DownloadID? {
        if let chosen { return firstReady(among: chosen, passage: passage) }
        return ready.next(running: placesBySeries, isInOrder: keepsSeriesInOrder, passage: passage)
    }

    /// Remembers that this download got a place, so that the next turn is another series'.
    package mutating func noteTurn(of entry: ScheduledDownload) {
        ready.noteTurn(rank: entry.rank, series: entry.series)
    }

    package mutating func keepSeriesInOrder(_ isInOrder: Bool) {
        guard isInOrder != keepsSeriesInOrder else { return }
        let entries = members[DownloadState.pending.kind].compactMap { self[$0] }.filter(\.isReady)
        for entry in entries { ready.remove(place(of: entry)) }
        keepsSeriesInOrder = isInOrder
        for entry in entries { ready.insert(place(of: entry)) }
    }

    /// Places that downloads from a host have.
    package func placesTaken(from host: String) -> Int { placesByHost[host] ?? 0 }

    package var readyCount: Int { ready.count + offered.count }

    package func readyCount(in kind: QueueKind) -> Int {
        ready.count(of: kind) + offered.count { self[$0]?.kind == kind }
    }

    /// Whether those of a rank that belong to no series are the only ones whose turn may come.
    package func hasTurnsOnly(ofRank rank: Int) -> Bool { ready.hasTurnsOnly(ofRank: rank) }

    /// How many downloads are in a state; the reasons to wait are one.
    package func count(of state: DownloadState) -> Int { members[state.kind].count }

    /// Those in one of these states, by position; the reasons to wait are one.
    package func ids(in states: [DownloadState]) -> [DownloadID] {
        let entries = states.flatMap { members[$0.kind] }.compactMap { self[$0] }
        return entries.sorted { ($0.download.position, $0.id.rawValue) < ($1.download.position, $1.id.rawValue) }
            .map(\.id)
    }

    /// How many wait for their next try.
    package var retryCount: Int { retries.count }

    /// When the first of them is tried.
    package var nextRetry: Timestamp? { retries.first?.time }

    /// The first download whose next try is due.
    package func dueRetry(at now: Timestamp) -> DownloadID? {
        retries.first.flatMap { $0.time <= now ? $0.id : nil }
    }

    /// The last download to be tried again, if that is later than `time`.
    package func retry(after time: Timestamp) -> DownloadID? {
        retries.last.flatMap { $0.time > time ? $0.id : nil }
    }

    /// Those that wait for their next try, the first one first.
    package var retrying: [DownloadID] { retries.map(\.id) }

    /// All downloads by position.
    package var ordered: [ScheduledDownload] { positions.compactMap { self[$0.id] } }

    /// All downloads by position, as they lie, without those that are being removed.
    package var packed: [PackedDownload] {
        let removed = members[DownloadState.removed.kind]
        return positions.compactMap { position in
            guard !removed.contains(position.id) else { return nil }
            return resting[position.id]?.download(id: position.id)
                ?? active[position.id].map { PackedDownload($0.download) }
        }
    }

    /// The position between a download and the one before it; behind all others for nil.
    ///
    /// Nil when there is no room between the two: `spread` makes some.
    package func position(before id: DownloadID?) -> Int? {
        guard let id, let entry = self[id] else { return nextPosition }
        let upper = Position(number: entry.download.position, id: id)
        let lower = positions.last(before: upper)?.number ?? upper.number - Self.positionStep * 2
        let middle = lower + (upper.number - lower) / 2
        return middle > lower && middle < upper.number ? middle : nil
    }

    /// Positions with room between them, for those that need another one; the order stays.
    package var spreadPositions: [(id: DownloadID, position: Int)] {
        positions.enumerated().compactMap { index, position in
            let number = (index + 1) * Self.positionStep
            return number == position.number ? nil : (position.id, number)
        }
    }

    /// Whoever waits for these wants to know of each what it lacks, so a disk that is full keeps none from being weighed.
    private func firstReady(
        among chosen: Set<DownloadID>, passage: (QueueGate) -> QueuePassage
    ) -> DownloadID? {
        let entries = chosen.compactMap { self[$0] }
        let open = entries.filter { $0.isReady && passage(place(of: $0).gate) != .closed }
        return open.min { ($1.rank, $0.download.position) < ($0.rank, $1.download.position) }?.id
    }

    private mutating func list(_ entry: ScheduledDownload) {
        usedBytes += entry.download.progress.downloaded
        members[entry.state.kind].insert(entry.id)
        positions.insert(Position(number: entry.download.position, id: entry.id))
        if entry.takesPlace { countPlace(of: entry, 1) }
        if case .waiting(let reason) = entry.state { hold(entry.id, reason) }
        noteCleanup(of: entry)
        if entry.isReady { ready.insert(place(of: entry)) }
        if entry.isOffered { offered.insert(entry.id) }
        if entry.isStopping { stopping.insert(entry.id) }
        // The file of a removed download is on its way out: the link is free, its path not yet.
        let link = SameLink(entry.download.request).hashValue
        if entry.state == .removed { leaving[link] = entry.id } else { links[link] = entry.id }
        targets.count(entry.stored.targetPath.hashValue, 1)
    }

    /// Takes in what moved of a download whose request and place in the list are the same as before.
    private mutating func relist(_ old: ScheduledDownload, as entry: ScheduledDownload) {
        usedBytes += entry.download.progress.downloaded - old.download.progress.downloaded
        if old.state != entry.state {
            if old.state.kind != entry.state.kind {
                members[old.state.kind].remove(entry.id)
                members[entry.state.kind].insert(entry.id)
            }
            if case .waiting(let reason) = old.state { release(entry.id, reason) }
            if case .waiting(let reason) = entry.state { hold(entry.id, reason) }
        }
        if old.takesPlace != entry.takesPlace { countPlace(of: entry, entry.takesPlace ? 1 : -1) }
        if old.stored.cleanup != entry.stored.cleanup { noteCleanup(of: entry) }
        if old.isOffered, !entry.isOffered { offered.remove(entry.id) }
        if entry.isOffered, !old.isOffered { offered.insert(entry.id) }
        if old.isStopping, !entry.isStopping { stopping.remove(entry.id) }
        if entry.isStopping, !old.isStopping { stopping.insert(entry.id) }
        guard old.isReady != entry.isReady || (entry.isReady && !old.standsReady(like: entry)) else { return }
        if old.isReady { ready.remove(place(of: old)) }
        if entry.isReady { ready.insert(place(of: entry)) }
    }

    private mutating func noteCleanup(of entry: ScheduledDownload) {
        if entry.stored.cleanup == .nothing { doomed.remove(entry.id) } else { doomed.insert(entry.id) }
    }

    private mutating func hold(_ id: DownloadID, _ reason: WaitReason) {
        if case .retryAt(let time) = reason { retries.insert(Retry(time: time, id: id)) } else { held.insert(id) }
    }

    private mutating func release(_ id: DownloadID, _ reason: WaitReason) {
        if case .retryAt(let time) = reason { retries.remove(Retry(time: time, id: id)) } else { held.remove(id) }
    }

    private mutating func countPlace(of entry: ScheduledDownload, _ step: Int) {
        placesTaken += step
        placesByHost.count(entry.host, step)
        placesBySeries.count(entry.series, step)
    }

    private mutating func unlist(_ entry: ScheduledDownload) {
        usedBytes -= entry.download.progress.downloaded
        members[entry.state.kind].remove(entry.id)
        positions.remove(Position(number: entry.download.position, id: entry.id))
        if entry.takesPlace { countPlace(of: entry, -1) }
        if case .waiting(let reason) = entry.state { release(entry.id, reason) }
        doomed.remove(entry.id)
        offered.remove(entry.id)
        stopping.remove(entry.id)
        if entry.isReady { ready.remove(place(of: entry)) }
        let link = SameLink(entry.download.request).hashValue
        if links[link] == entry.id { links[link] = nil }
        if leaving[link] == entry.id { leaving[link] = nil }
        targets.count(entry.stored.targetPath.hashValue, -1)
    }

    private func place(of entry: ScheduledDownload) -> ReadyQueue.Place {
        ReadyQueue.Place(
            rank: entry.rank, kind: entry.kind, series: entry.series,
            gate: QueueGate(host: entry.host, folder: entry.folder, isWeighed: entry.isWeighed),
            slot: .init(
                episode: keepsSeriesInOrder ? entry.download.episodeOrder : 0, position: entry.download.position,
                id: entry.id, missing: entry.missingBytes ?? .zero))
    }
}

extension ScheduledDownload {
    /// Whether the other one stands in the list as this one does: same request, position, path and link.
    fileprivate func hasPlace(of other: ScheduledDownload) -> Bool {
        download.position == other.download.position && (state == .removed) == (other.state == .removed)
            && stored.targetPath == other.stored.targetPath && download.hasRequest(of: other.download)
    }

    /// Whether the other one stands among the ready ones as this one does, both having the same place in the list.
    fileprivate func standsReady(like other: ScheduledDownload) -> Bool {
        kind == other.kind && rank == other.rank && isWeighed == other.isWeighed && missingBytes == other.missingBytes
    }
}

extension DownloadState {
    fileprivate static let kindCount = 11

    /// A number for the state without its reason, below `kindCount`.
    fileprivate var kind: Int {
        switch self {
        case .pending: 0
        case .scheduled: 1
        case .running: 2
        case .completing: 3
        case .completed: 4
        case .failed: 5
        case .pausing: 6
        case .paused: 7
        case .waiting: 8
        case .cancelled: 9
        case .removed: 10
        }
    }
}

extension Dictionary where Value == Int {
    /// Counts up or down; what nobody has any more takes no room.
    fileprivate mutating func count(_ key: Key, _ step: Int) {
        let count = (self[key] ?? 0) + step
        self[key] = count == 0 ? nil : count
    }
}
