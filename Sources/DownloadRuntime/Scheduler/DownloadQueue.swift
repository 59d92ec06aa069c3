package import MediaModel

/// All downloads, and the order in which the ready ones get a place.
///
/// Highest rank first; within a rank the series with the fewest running downloads, then the one whose last turn is
/// longest ago; within a series by position.
package struct DownloadQueue: Sendable {
    /// A ready download's place in its lane.
    private struct Slot: Comparable {
        var position: Int
        var id: DownloadID

        static func < (lhs: Slot, rhs: Slot) -> Bool {
            (lhs.position, lhs.id.rawValue) < (rhs.position, rhs.id.rawValue)
        }
    }

    private struct Lane: Hashable {
        var rank: Int
        var series: String?
    }

    /// What makes two requests the same download.
    private struct Link: Hashable {
        var profile: ProfileID
        var address: WebAddress
        var height: Int?
        var outputDirectory: String?

        init(_ request: DownloadRequest) {
            profile = request.profile
            address = request.stream.address
            // A manifest holds many pictures at one address; a plain file is the same whatever was asked for.
            height = request.stream.format == .progressive ? nil : request.stream.height
            outputDirectory = request.outputDirectory
        }
    }

    package private(set) var entries: [DownloadID: ScheduledDownload] = [:]
    /// Those that a worker holds.
    package private(set) var leased: Set<DownloadID> = []
    /// Those that wait for something.
    package private(set) var waiting: Set<DownloadID> = []
    /// Those whose files are to be deleted.
    package private(set) var doomed: Set<DownloadID> = []
    /// The bytes that all downloads have on this device.
    package private(set) var usedBytes = ByteCount.zero
    private var tally: [String: Int] = [:]
    private var lanes: [Lane: [Slot]] = [:]
    private var links: [Link: DownloadID] = [:]
    private var targets: Set<String> = []
    private var turns: [Lane: Int] = [:]
    private var turnCount = 0
    private var highestPosition = 0

    package init() {}

    package subscript(_ id: DownloadID) -> ScheduledDownload? { entries[id] }

    /// The position behind all others.
    package var nextPosition: Int { highestPosition + 1 }

    /// Whether another download shall get this path.
    package func claims(path: String) -> Bool { targets.contains(path) }

    /// The download that the same link for the same place led to.
    package func duplicate(of request: DownloadRequest) -> ScheduledDownload? {
        links[Link(request)].flatMap { entries[$0] }
    }

    /// Takes a download in, or its new facts.
    package mutating func update(_ entry: ScheduledDownload) {
        if let old = entries[entry.id] { unlist(old) }
        entries[entry.id] = entry
        list(entry)
    }

    /// Lets go of a download.
    package mutating func remove(_ id: DownloadID) {
        guard let old = entries.removeValue(forKey: id) else { return }
        unlist(old)
    }

    /// The ready download whose turn it is among those that `accepts` lets through; nil when there is none.
    package func next(where accepts: (ScheduledDownload) -> Bool) -> DownloadID? {
        guard !lanes.isEmpty else { return nil }
        let running = runningCounts()
        let candidates = lanes.keys.sorted { goesBefore($0, $1, running: running) }
        for lane in candidates {
            let slot = lanes[lane]?.first { slot in entries[slot.id].map(accepts) ?? false }
            if let slot { return slot.id }
        }
        return nil
    }

    /// Remembers that this download got a place, so that the next turn is another series'.
    package mutating func noteTurn(of id: DownloadID) {
        guard let entry = entries[id] else { return }
        turnCount += 1
        turns[Lane(rank: entry.rank, series: entry.series)] = turnCount
    }

    /// The identifiers of the ready downloads, in no order.
    package var ready: [DownloadID] { lanes.values.flatMap { $0.map(\.id) } }

    package var readyCount: Int { lanes.values.reduce(0) { $0 + $1.count } }

    package func readyCount(in kind: QueueKind) -> Int {
        lanes.reduce(0) { $1.key.rank % QueueKind.allCases.count == kind.rawValue ? $0 + $1.value.count : $0 }
    }

    /// How many downloads are in a state; the reasons to wait are one.
    package func count(of state: DownloadState) -> Int { tally[state.name] ?? 0 }

    /// All downloads by position.
    package var ordered: [ScheduledDownload] {
        entries.values.sorted { ($0.download.position, $0.id.rawValue) < ($1.download.position, $1.id.rawValue) }
    }

    private func goesBefore(_ lhs: Lane, _ rhs: Lane, running: [String?: Int]) -> Bool {
        if lhs.rank != rhs.rank { return lhs.rank > rhs.rank }
        let left = (running[lhs.series] ?? 0, turns[lhs] ?? 0, lanes[lhs]?.first?.position ?? 0)
        let right = (running[rhs.series] ?? 0, turns[rhs] ?? 0, lanes[rhs]?.first?.position ?? 0)
        return left < right
    }

    private func runningCounts() -> [String?: Int] {
        var counts: [String?: Int] = [:]
        for id in leased { if let entry = entries[id] { counts[entry.series, default: 0] += 1 } }
        return counts
    }

    private mutating func list(_ entry: ScheduledDownload) {
        highestPosition = max(highestPosition, entry.download.position)
        usedBytes += entry.download.progress.downloaded
        tally[entry.state.name, default: 0] += 1
        if entry.lease != nil { leased.insert(entry.id) }
        if case .waiting = entry.state { waiting.insert(entry.id) }
        if entry.stored.cleanup != .nothing { doomed.insert(entry.id) }
        if entry.isReady { insertSlot(of: entry) }
        // The file of a removed download is on its way out: the link is free, its path not yet.
        if entry.state != .removed { links[Link(entry.download.request)] = entry.id }
        targets.insert(entry.stored.targetPath)
    }

    private mutating func unlist(_ entry: ScheduledDownload) {
        usedBytes -= entry.download.progress.downloaded
        tally[entry.state.name, default: 0] -= 1
        leased.remove(entry.id)
        waiting.remove(entry.id)
        doomed.remove(entry.id)
        if entry.isReady { removeSlot(of: entry) }
        let link = Link(entry.download.request)
        if links[link] == entry.id { links[link] = nil }
        targets.remove(entry.stored.targetPath)
    }

    private mutating func insertSlot(of entry: ScheduledDownload) {
        let slot = Slot(position: entry.download.position, id: entry.id)
        let lane = Lane(rank: entry.rank, series: entry.series)
        let index = lanes[lane]?.firstIndex(notBefore: slot) ?? 0
        lanes[lane, default: []].insert(slot, at: index)
    }

    private mutating func removeSlot(of entry: ScheduledDownload) {
        let slot = Slot(position: entry.download.position, id: entry.id)
        let lane = Lane(rank: entry.rank, series: entry.series)
        guard let index = lanes[lane]?.firstIndex(notBefore: slot), lanes[lane]?[index] == slot else { return }
        lanes[lane]?.remove(at: index)
        if lanes[lane]?.isEmpty == true { lanes[lane] = nil }
    }
}

extension Array where Element: Comparable {
    /// The first index of a sorted array whose element is not smaller than `element`; the count when there is none.
    fileprivate func firstIndex(notBefore element: Element) -> Int {
        var range = 0..<count
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            range = self[middle] < element ? middle + 1..<range.upperBound : range.lowerBound..<middle
        }
        return range.lowerBound
    }
}
