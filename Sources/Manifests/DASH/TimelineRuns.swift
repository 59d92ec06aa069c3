/// Makes the runs of a track from its time line or its one duration.
struct TimelineRuns {
    let addressing: SegmentAddressing
    /// Seconds; nil when the period's length is not known.
    let periodDuration: Double?
    let limits: ManifestLimits

    private(set) var runs: [TemplatedSegments.Run] = []
    /// How many segments were left out before the first.
    private(set) var skipped: Int64 = 0
    private(set) var hasGaps = false
    /// Whether several segments share a number anywhere.
    private(set) var hasParts = false
    /// How many segments there are, with those outside of the period.
    private(set) var count = 0
    private var nextTime: Int64?
    /// Counted from the first number.
    private var nextNumber: Int64 = 0

    init(_ addressing: SegmentAddressing, periodDuration: Double?, limits: ManifestLimits) {
        self.addressing = addressing
        self.periodDuration = periodDuration
        self.limits = limits
    }

    /// Media time at the end of the period; nil when its length is not known.
    var endTime: Int64? {
        // The offset may have more digits than a floating-point number.
        guard let periodDuration,
            let units = Int64(exactly: (periodDuration * Double(addressing.timescale)).rounded())
        else { return nil }
        let (end, isOverflown) = addressing.presentationTimeOffset.addingReportingOverflow(units)
        return isOverflown ? nil : end
    }

    mutating func build() throws(ManifestError) {
        if let timeline = addressing.timeline { try build(timeline) } else { try buildFromDuration() }
    }

    /// The runs for a template that names every part of a number.
    ///
    /// - Throws: `tooLarge` when these are too many.
    func runsOfParts() throws(ManifestError) -> [TemplatedSegments.Run] {
        var result: [TemplatedSegments.Run] = []
        var count = 0
        for run in runs {
            var run = run
            run.firstIndex = count
            run.count *= run.parts
            count += run.count
            guard count <= limits.segmentsPerTrack else { throw tooMany() }
            result.append(run)
        }
        return result
    }

    /// The runs for a template that names every number once.
    func runsOfWholes() -> [TemplatedSegments.Run] {
        guard hasParts else { return runs }
        return runs.map { run in
            var run = run
            run.parts = 1
            return run
        }
    }

    // MARK: One duration

    private mutating func buildFromDuration() throws(ManifestError) {
        guard let duration = addressing.duration else { return try buildSingle() }
        let time = try checked(
            addressing.presentationTimeOffset.addingReportingOverflow(addressing.periodStartDelta))
        guard let count = try segmentCount(duration) else {
            throw flaw("The number of segments is not known: neither the period's length nor endNumber is given.")
        }
        try add(time: time, duration: duration, count: count)
    }

    private func segmentCount(_ duration: Int64) throws(ManifestError) -> Int64? {
        let byNumber = try addressing.endNumber.map { end throws(ManifestError) in
            try checked(end.subtractingReportingOverflow(addressing.startNumber - 1))
        }
        guard let periodDuration else { return byNumber }
        let units = periodDuration * Double(addressing.timescale) - Double(addressing.periodStartDelta)
        // A hair over a whole number is an error of rounding, not another segment.
        let exact = (units / Double(duration) - 1e-6).rounded(.up)
        guard exact < Double(limits.segmentsPerTrack) + 1 || byNumber != nil else { throw tooMany() }
        let byTime = exact < 9e18 ? Int64(max(exact, 0)) : .max
        return min(byTime, byNumber ?? .max)
    }

    /// A template without durations stands for one segment that fills the period.
    private mutating func buildSingle() throws(ManifestError) {
        guard let periodDuration, periodDuration > 0 else { throw flaw("The length of its only segment is not known.") }
        let units = (periodDuration * Double(addressing.timescale)).rounded(.up)
        guard units < 1e18 else { throw tooMany() }
        try add(time: addressing.presentationTimeOffset, duration: max(1, Int64(units)), count: 1)
    }

    // MARK: Time line

    private mutating func build(_ timeline: [TimelineEntry]) throws(ManifestError) {
        for (index, entry) in timeline.enumerated() {
            let time = entry.time ?? nextTime ?? 0
            let next = index + 1 < timeline.count ? timeline[index + 1].time : nil
            let repeats = try entry.repeats >= 0 ? entry.repeats : repeatsUntil(next, entry, from: time)
            guard repeats >= 0 else { continue }
            guard repeats < limits.segmentsPerTrack else { throw tooMany(line: entry.line) }
            // Neither number is larger than half of what there is room for.
            if let number = entry.number { nextNumber = number - addressing.startNumber }
            try add(
                time: time, duration: entry.duration, count: repeats + 1, parts: entry.parts, line: entry.line)
        }
        dropOutside()
        if let end = addressing.endNumber { limit(to: end &- addressing.startNumber &+ 1) }
    }

    /// How often an entry with a negative count comes again; -1 for not at all.
    private func repeatsUntil(_ next: Int64?, _ entry: TimelineEntry, from time: Int64) throws(ManifestError) -> Int64 {
        guard let end = next ?? endTime else {
            throw ManifestError(
                .invalid, "It repeats until the end of a period of unknown length.", at: "S", line: entry.line)
        }
        let length = try checked(end.subtractingReportingOverflow(time))
        guard length > 0 else { return -1 }
        return (length - 1) / entry.duration
    }

    private mutating func add(
        time: Int64, duration: Int64, count: Int64, parts: Int = 1, line: Int? = nil
    ) throws(ManifestError) {
        guard count > 0 else { return }
        guard count <= limits.segmentsPerTrack, self.count + Int(count) <= limits.segmentsPerTrack else {
            throw tooMany(line: line)
        }
        let length = try checked(duration.multipliedReportingOverflow(by: count))
        let end = try checked(time.addingReportingOverflow(length))
        // So every time of the run can be told from the period's beginning.
        _ = try checked(time.subtractingReportingOverflow(addressing.presentationTimeOffset))
        _ = try checked(end.subtractingReportingOverflow(addressing.presentationTimeOffset))
        // A player forgives what is shorter than a frame, and so do the timestamps.
        let isGap = nextTime.map { addressing.seconds(TimelineRuns.distance(time, $0)) > 0.1 } ?? false
        hasGaps = hasGaps || isGap
        hasParts = hasParts || parts > 1
        let discontinuities = (runs.last?.discontinuities ?? 0) + (isGap ? 1 : 0)
        if let last = runs.last, !isGap, last.duration == duration, nextTime == time,
            last.number + Int64(last.count) == nextNumber, last.parts == parts
        {
            runs[runs.count - 1].count += Int(count)
        } else {
            runs.append(
                TemplatedSegments.Run(
                    firstIndex: self.count, number: nextNumber, time: time, duration: duration, count: Int(count),
                    parts: parts,
                    discontinuities: discontinuities, isDiscontinuity: isGap))
        }
        self.count += Int(count)
        nextTime = end
        nextNumber += count
    }

    /// Leaves out what lies outside of the period, as when one time line serves several periods.
    private mutating func dropOutside() {
        let begin = addressing.presentationTimeOffset
        let end = endTime ?? .max
        var kept: [TemplatedSegments.Run] = []
        var before = 0
        for run in runs {
            let early =
                run.time >= begin ? 0 : min(Int64(run.count), TimelineRuns.distance(begin, run.time) / run.duration)
            let room = end <= run.time ? -1 : TimelineRuns.distance(end - 1, run.time) / run.duration
            let late = max(0, Int64(run.count) - 1 - room)
            guard early + late < run.count else {
                if kept.isEmpty, run.time < begin { before += run.count }
                continue
            }
            if kept.isEmpty { before += Int(early) }
            var part = run
            part.time += early * run.duration
            part.number += early
            part.count -= Int(early + late)
            part.firstIndex = kept.last.map { $0.firstIndex + $0.count } ?? 0
            kept.append(part)
        }
        // A time line that has nothing to do with its period is taken for one that begins with it.
        guard !kept.isEmpty else { return }
        runs = kept
        skipped = Int64(before)
    }

    /// Leaves out the segments at the end whose numbers are beyond a count.
    private mutating func limit(to count: Int64) {
        while let last = runs.last, last.number + Int64(last.count) > max(count, 0) {
            let room = max(count, 0) - last.number
            if room <= 0 { runs.removeLast() } else { runs[runs.count - 1].count = Int(room) }
        }
    }

    // MARK: Errors

    /// How far two times are from each other; the largest number when it is even further.
    private static func distance(_ one: Int64, _ other: Int64) -> Int64 {
        let (difference, isOverflown) = max(one, other).subtractingReportingOverflow(min(one, other))
        return isOverflown ? .max : difference
    }

    private func checked(_ result: (partialValue: Int64, overflow: Bool)) throws(ManifestError) -> Int64 {
        guard !result.overflow else {
            throw flaw("Its times are beyond all bounds.")
        }
        return result.partialValue
    }

    private func flaw(_ sentence: String) -> ManifestError {
        ManifestError(.invalid, sentence, at: addressing.method.rawValue, line: addressing.line)
    }

    private func tooMany(line: Int? = nil) -> ManifestError {
        ManifestError(
            .tooLarge, "The manifest has more than \(limits.segmentsPerTrack) segments of one track.",
            at: line == nil ? addressing.method.rawValue : "S", line: line ?? addressing.line)
    }
}
