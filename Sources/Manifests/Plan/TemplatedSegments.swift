/// Segments whose addresses a DASH template makes of their number or time.
struct TemplatedSegments: Hashable, Sendable {
    /// Segments of one length, one after another: an `S` element, or all of a template without a time line.
    struct Run: Hashable, Sendable {
        /// The index of its first segment in the list.
        var firstIndex: Int
        /// The number of its first segment, counted from the list's `startNumber`.
        var number: Int64
        /// Media time of its first segment, in units of the time scale.
        var time: Int64
        /// The length of each, in units of the time scale; at least 1.
        var duration: Int64
        var count: Int
        /// How many segments have one number and share its length (`S@k`).
        var parts = 1
        /// The number of the runs before it that did not reach its beginning.
        var discontinuities: Int
        /// Whether the run before did not reach its beginning.
        var isDiscontinuity: Bool

        /// The length of the first parts of a number, in units of the time scale.
        func length(ofParts count: Int) -> Int64 {
            let (whole, rest) = duration.quotientAndRemainder(dividingBy: Int64(parts))
            return whole * Int64(count) + rest * Int64(count) / Int64(parts)
        }
    }

    var template: SegmentTemplatePattern
    /// What the template resolves against; those behind the first give mirrors.
    var bases: [BaseAddress]
    var runs: [Run]
    /// Units a second; at least 1.
    var timescale: Int64
    /// Media time at the beginning of the period, in units of the time scale.
    var presentationTimeOffset: Int64
    var startNumber: Int64
    var initialization: Initialization?
    /// Media time at which the last segment is cut off; nil leaves it whole.
    var endTime: Int64?

    var count: Int { runs.last.map { $0.firstIndex + $0.count } ?? 0 }

    func segment(at index: Int) -> MediaSegment {
        precondition(index >= 0 && index < count, "there is no segment \(index)")
        let run = run(holding: index)
        let (whole, part) = (index - run.firstIndex).quotientAndRemainder(dividingBy: run.parts)
        let time = run.time + Int64(whole) * run.duration
        let begin = time + run.length(ofParts: part)
        let isLast = index == count - 1
        let end = min(isLast ? endTime ?? .max : .max, time + run.length(ofParts: part + 1))
        let number = startNumber + run.number + Int64(whole)
        let reference = template.text(number: number, time: time, subNumber: Int64(part) + 1)
        return MediaSegment(
            url: bases[0].resolved(reference), start: seconds(begin - presentationTimeOffset),
            duration: seconds(max(end - begin, 1)), sequence: number,
            isDiscontinuity: run.isDiscontinuity && index == run.firstIndex,
            discontinuitySequence: Int64(run.discontinuities), initialization: initialization,
            mirrors: BaseAddress.isAbsolute(reference) ? [] : bases.dropFirst().map { $0.resolved(reference) })
    }

    private func run(holding index: Int) -> Run {
        var low = 0
        var high = runs.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if runs[middle].firstIndex <= index { low = middle } else { high = middle }
        }
        return runs[low]
    }

    private func seconds(_ units: Int64) -> Double { Double(units) / Double(timescale) }
}
