import MediaModel

/// The downloads that may start, and whose turn it is.
///
/// Highest rank first; within a rank the series with the fewest running downloads, then the one whose last turn is
/// longest ago; within a series in order. Whatever the length of the queue, a turn costs a few steps.
struct ReadyQueue: Sendable {
    /// A download's place among those of its series.
    struct Slot: Comparable, Sendable {
        /// Episodes in order stand by their number; everything else by position only.
        var episode: Int
        var position: Int
        var id: DownloadID
        /// The bytes that are still to come; zero when nobody knows.
        var missing: ByteCount

        static func < (lhs: Slot, rhs: Slot) -> Bool {
            (lhs.episode, lhs.position, lhs.id.rawValue) < (rhs.episode, rhs.position, rhs.id.rawValue)
        }
    }

    /// Where a ready download stands.
    struct Place: Sendable {
        var rank: Int
        /// The queue in which it is counted.
        var kind: QueueKind
        /// Nil for all titles that belong to no series; they share one turn.
        var series: String?
        var gate: QueueGate
        var slot: Slot
    }

    private struct LineName: Hashable, Sendable {
        var rank: Int
        var series: String?
    }

    /// A line's place among those of its rank.
    private struct Turn: Comparable, Sendable {
        /// When it last had a turn; 0 for never.
        var number: Int
        var position: Int
        var series: String?

        static func < (lhs: Turn, rhs: Turn) -> Bool {
            (lhs.number, lhs.position, lhs.series ?? "") < (rhs.number, rhs.position, rhs.series ?? "")
        }
    }

    /// The first of those that share a gate.
    private struct Head: Comparable, Sendable {
        var slot: Slot
        var gate: QueueGate

        static func < (lhs: Head, rhs: Head) -> Bool { lhs.slot < rhs.slot }
    }

    /// The ready downloads of one series and rank.
    private struct Line: Sendable {
        var lanes: [QueueGate: SortedList<Slot>] = [:]
        var heads = SortedList<Head>()

        /// The first of those that share the gate of `head` whom it lets through.
        func slot(behind head: Head, onlyFirst: Bool, passage: QueuePassage) -> Slot? {
            switch passage {
            case .open: return head.slot
            case .closed: return nil
            case .upTo(let room):
                if head.slot.missing <= room { return head.slot }
                // Where nothing fits, not even those of unknown size, nobody need be looked at.
                return onlyFirst || room < .zero ? nil : lanes[head.gate]?.first { $0.missing <= room }
            }
        }
    }

    /// Turns of series that have nothing ready are remembered for as many; who is forgotten counts as new.
    private static let rememberedTurns = 1_024

    private var lines: [LineName: Line] = [:]
    private var order: [Int: SortedList<Turn>] = [:]
    private var turns: [LineName: Int] = [:]
    private var turnCount = 0
    private var counts: [QueueKind: Int] = [:]

    /// How many are ready.
    var count: Int { counts.values.reduce(0, +) }

    func count(of kind: QueueKind) -> Int { counts[kind] ?? 0 }

    mutating func insert(_ place: Place) {
        update(LineName(rank: place.rank, series: place.series), gate: place.gate) { $0.insert(place.slot) }
        counts[place.kind, default: 0] += 1
    }

    mutating func remove(_ place: Place) {
        update(LineName(rank: place.rank, series: place.series), gate: place.gate) { $0.remove(place.slot) }
        counts[place.kind, default: 0] -= 1
    }

    /// The download whose turn it is; nil when none may start.
    ///
    /// - Parameters:
    ///   - running: how many of each series run.
    ///   - isInOrder: whether a series' downloads run one after the other, the first one first.
    ///   - passage: whom a gate lets through.
    /// - Returns: its identifier.
    func next(
        running: [String?: Int], isInOrder: Bool, passage: (QueueGate) -> QueuePassage
    ) -> DownloadID? {
        for rank in order.keys.sorted(by: >) {
            var best: (running: Int, id: DownloadID)?
            for turn in order[rank] ?? SortedList() {
                let count = running[turn.series] ?? 0
                let staysInOrder = isInOrder && turn.series != nil
                // The first one with so few running has waited longest.
                if (staysInOrder && count > 0) || best.map({ $0.running <= count }) ?? false { continue }
                let name = LineName(rank: rank, series: turn.series)
                guard let slot = slot(of: name, onlyFirst: staysInOrder, passage: passage) else { continue }
                best = (count, slot.id)
                if count == 0 { break }
            }
            if let best { return best.id }
        }
        return nil
    }

    /// Whether those of a rank that belong to no series are the only ones whose turn may come.
    func hasTurnsOnly(ofRank rank: Int) -> Bool {
        order.allSatisfy { other, turns in
            other < rank || turns.isEmpty || (other == rank && turns.count == 1 && turns.first?.series == nil)
        }
    }

    /// Remembers that this series got a place, so that the next turn is another's.
    mutating func noteTurn(rank: Int, series: String?) {
        let name = LineName(rank: rank, series: series)
        let before = turn(of: name)
        turnCount += 1
        turns[name] = turnCount
        if turns.count > Self.rememberedTurns * 2 {
            turns = turns.filter { lines[$0.key] != nil || $0.value > turnCount - Self.rememberedTurns }
        }
        guard let before else { return }
        order[rank]?.remove(before)
        if let after = turn(of: name) { order[rank]?.insert(after) }
    }

    /// The first of a line whom its gate lets through; `onlyFirst` when nobody may go before the first one.
    private func slot(of name: LineName, onlyFirst: Bool, passage: (QueueGate) -> QueuePassage) -> Slot? {
        guard let line = lines[name] else { return nil }
        var best: Slot?
        for head in line.heads {
            if let best, best < head.slot { break }
            if let slot = line.slot(behind: head, onlyFirst: onlyFirst, passage: passage(head.gate)) {
                best = best.map { min($0, slot) } ?? slot
            }
            if onlyFirst { break }
        }
        return best
    }

    private mutating func update(_ name: LineName, gate: QueueGate, _ change: (inout SortedList<Slot>) -> Void) {
        if let before = turn(of: name) { order[name.rank]?.remove(before) }
        // Taken out while it changes, so that its arrays are not copied.
        var line = lines.removeValue(forKey: name) ?? Line()
        var lane = line.lanes.removeValue(forKey: gate) ?? SortedList()
        if let head = lane.first { line.heads.remove(Head(slot: head, gate: gate)) }
        change(&lane)
        if let head = lane.first {
            line.heads.insert(Head(slot: head, gate: gate))
            line.lanes[gate] = lane
        }
        guard !line.heads.isEmpty else { return }
        lines[name] = line
        if let after = turn(of: name) { order[name.rank, default: SortedList()].insert(after) }
    }

    private func turn(of name: LineName) -> Turn? {
        guard let first = lines[name]?.heads.first else { return nil }
        return Turn(number: turns[name] ?? 0, position: first.slot.position, series: name.series)
    }
}
