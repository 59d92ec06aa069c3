import Manifests

/// Holes that single tracks have, told from the borders that all tracks of a title share.
///
/// A hole in a track's time line begins a new part of its lane, whether the manifest tells of it or only the timestamps
/// jump. Where all lanes have it at the same time, the parts follow each other. But where another lane runs through that
/// time, a border would tear picture and sound apart: then both sides stay one part, and the hole keeps its time.
struct TrackHoles {
    /// Runs of a lane that belong into one part.
    struct Group {
        /// What pairs it with the groups of other lanes.
        var key: Lane.PartKey
        var runs: [StreamRun]
    }

    /// Groups of a lane whose timestamps count on, but for holes.
    private struct Stretch {
        /// The first group's, with the number of such stretches before it as its `jump`.
        var key: Lane.PartKey
        var groups: [Group]
        /// Seconds on the lane's time line, of each group.
        var spans: [(first: Double, end: Double)]

        var scope: Lane.PartKey { TrackHoles.scope(of: key) }
        var first: Double { spans[0].first }
        var container: SegmentInspection.Container { groups[0].runs[0].record.container }
    }

    /// Seconds by which tracks may reach into a hole that all of them have.
    private static let raggedness = 1.0
    /// The shortest time, in seconds, over which another lane is asked whether it runs through.
    private static let shortestLook = 1.0
    /// Seconds that timestamps may go back where they still count on.
    private static let overlap = 0.5

    /// The groups of each lane in order, those on both sides of a hole put together.
    let groups: [[Group]]
    /// Seconds of holes in each lane.
    let seconds: [Double]

    /// Takes the runs of each lane, which belong to one part where their keys are the same.
    init(_ runs: [[StreamRun]], of lanes: [Lane]) {
        let stretches = zip(runs, lanes).map { Self.stretches(Self.groups($0), of: $1) }
        var joined = stretches
        var touched: Set<Lane.PartKey> = []
        var seconds = lanes.map { _ in 0.0 }
        for (lane, own) in stretches.enumerated() {
            for (place, stretch) in own.enumerated() {
                let others = stretches.indices.filter { $0 != lane }.compactMap {
                    Self.partner(of: place, own, in: stretches[$0])
                }
                let (rest, hole) = Self.withoutHoles(stretch, beside: others)
                guard rest.count < stretch.groups.count else { continue }
                joined[lane][place].groups = rest
                seconds[lane] += hole
                touched.formUnion(([stretch] + others).map(\.scope))
            }
        }
        groups = joined.map { Self.numbered($0, touched) }
        self.seconds = seconds
    }

    /// What the keys of stretches have in common that the timestamps alone tell apart.
    private static func scope(of key: Lane.PartKey) -> Lane.PartKey {
        var scope = key
        scope.jump = 0
        return scope
    }

    private static func groups(_ runs: [StreamRun]) -> [Group] {
        var groups: [Group] = []
        for run in runs {
            if groups.last?.key == run.record.part {
                groups[groups.count - 1].runs.append(run)
            } else {
                groups.append(Group(key: run.record.part, runs: [run]))
            }
        }
        return groups
    }

    private static func stretches(_ groups: [Group], of lane: Lane) -> [Stretch] {
        var stretches: [Stretch] = []
        var counts: [Lane.PartKey: Int] = [:]
        for group in groups {
            let span = span(of: group, in: lane)
            if let last = stretches.last, let before = last.groups.last, let end = last.spans.last?.end,
                span.first >= end - overlap, isOneStream(before, group, lane)
            {
                stretches[stretches.count - 1].groups.append(group)
                stretches[stretches.count - 1].spans.append(span)
            } else {
                var key = scope(of: group.key)
                key.jump = counts[key] ?? 0
                counts[scope(of: key), default: 0] += 1
                stretches.append(Stretch(key: key, groups: [group], spans: [span]))
            }
        }
        return stretches
    }

    /// Whether a group goes on with the header and on the time line of the one before, as far as anybody declared.
    private static func isOneStream(_ before: Group, _ group: Group, _ lane: Lane) -> Bool {
        guard let last = before.runs.first?.record, let next = group.runs.first?.record,
            last.container == next.container, before.key.period == group.key.period,
            lane[last.first].segment.initialization == lane[next.first].segment.initialization,
            (before.runs + group.runs).allSatisfy({ $0.leader != nil })
        else { return false }
        switch next.container {
        case .transportStream, .fragmentedMP4: break
        // Without a clock nobody knows how long the hole is.
        case .packedAudio: guard last.time != nil, next.time != nil else { return false }
        case .progressiveMP4, .text: return false
        }
        return before.key.discontinuity == group.key.discontinuity || isHole(before: next.first, in: lane)
    }

    /// Whether the manifest says itself that the time before a segment is empty, and not that another time line begins.
    private static func isHole(before index: Int, in lane: Lane) -> Bool {
        guard index > 0 else { return false }
        let (before, next) = (lane[index - 1].segment, lane[index].segment)
        return next.start > before.start + before.duration + 0.05
    }

    private static func span(of group: Group, in lane: Lane) -> (first: Double, end: Double) {
        let leaders = group.runs.compactMap(\.leader)
        let origin = group.runs.first.map { lane[$0.record.first].stretch.track.mediaTimeOffset } ?? 0
        return ((leaders.map(\.first).min() ?? 0) - origin, (leaders.map(\.end).max() ?? 0) - origin)
    }

    /// The stretch of another lane that is shown at the same time; nil when nobody knows.
    private static func partner(of place: Int, _ own: [Stretch], in other: [Stretch]) -> Stretch? {
        let stretch = own[place]
        if let same = other.first(where: { $0.key == stretch.key }) {
            let isSure = own.count { $0.scope == stretch.scope } == other.count { $0.scope == stretch.scope }
            return isSure ? same : nil
        }
        // As with discontinuities, the order counts where the numbers disagree.
        return own.count == other.count ? other[place] : nil
    }

    /// Puts the groups of a stretch together where another lane runs through the time between them.
    private static func withoutHoles(_ stretch: Stretch, beside others: [Stretch]) -> (groups: [Group], hole: Double) {
        var rest: [Group] = []
        var hole = 0.0
        for (place, group) in stretch.groups.enumerated() {
            guard place > 0 else {
                rest.append(group)
                continue
            }
            let (begin, end) = (stretch.spans[place - 1].end, stretch.spans[place].first)
            if others.contains(where: { runs(through: begin, end, of: stretch, $0) }) {
                rest[rest.count - 1].runs += group.runs
                hole += max(0, end - begin)
            } else {
                rest.append(group)
            }
        }
        return (rest, hole)
    }

    private static func runs(through begin: Double, _ end: Double, of stretch: Stretch, _ other: Stretch) -> Bool {
        let shift = shift(of: other, to: stretch)
        let middle = (begin + end) / 2
        let (from, to) = (min(begin, middle - shortestLook / 2), max(end, middle + shortestLook / 2))
        let limit = min(raggedness, 0.75 * (to - from))
        return other.spans.contains { min($0.end + shift, to) - max($0.first + shift, from) > limit }
    }

    /// Seconds to add to another lane's times, so that they mean the same.
    private static func shift(of other: Stretch, to stretch: Stretch) -> Double {
        let distance = stretch.first - other.first
        for lane in [stretch, other] {
            // What has no clock begins with the rest.
            if case .packedAudio = lane.container, lane.groups[0].runs[0].record.time == nil { return distance }
        }
        let isFinite = [stretch, other].allSatisfy { $0.container == .fragmentedMP4 }
        return isFinite ? 0 : ClockPeriod.nearest(to: distance)
    }

    /// Counts the groups that are left, so that those of all lanes pair.
    private static func numbered(_ stretches: [Stretch], _ touched: Set<Lane.PartKey>) -> [Group] {
        var counts: [Lane.PartKey: Int] = [:]
        return stretches.flatMap { stretch in
            stretch.groups.map { group in
                guard touched.contains(stretch.scope) else { return group }
                var group = group
                group.key = stretch.scope
                group.key.jump = counts[stretch.scope] ?? 0
                counts[stretch.scope, default: 0] += 1
                return group
            }
        }
    }
}
