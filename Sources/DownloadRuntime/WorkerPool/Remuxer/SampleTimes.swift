/// What the time tables of a track say: `stts` and `ctts` (ISO/IEC 14496-12 §8.6.1).
///
/// Pictures are not always shown in the order in which they are decoded; what counts here is when they are shown.
struct SampleTimes {
    /// An entry of a table: so many samples with the same number.
    private typealias Entry = (count: Int, value: Int64)

    private(set) var count = 0
    /// The longest duration but that of the last sample, in the track's units.
    private(set) var longest: Int64 = 0
    /// When the sample that is decoded first is shown, in the track's units.
    private(set) var firstDecodedShown: Int64 = 0
    /// When the sample that is shown first is shown.
    private(set) var firstShown: Int64 = 0
    /// When the sample that is shown last is shown.
    private(set) var lastShown: Int64 = 0
    /// The end of the sample that is shown last.
    private(set) var end: Int64 = 0
    /// Decode time of the last sample; that of the first one is zero.
    private(set) var lastDecoded: Int64 = 0
    /// Decode time of the next sample.
    private var total: Int64 = 0

    init(_ table: UnsafeRawBufferPointer) {
        let durations = BoxReader.first("stts", in: table).map(Self.entries) ?? []
        var shifts = (BoxReader.first("ctts", in: table).map(Self.entries) ?? []).makeIterator()
        var shift = Entry(count: 0, value: 0)
        for (index, duration) in durations.enumerated() {
            let isLastSample = index == durations.count - 1 && duration.count == 1
            if duration.count > 0, !isLastSample { longest = max(longest, duration.value) }
            var rest = duration.count
            while rest > 0 {
                // Samples behind the end of the table, or without one, are shown when they are decoded.
                while shift.count == 0 { shift = shifts.next() ?? Entry(count: .max, value: 0) }
                let samples = min(rest, shift.count)
                add(samples, duration: duration.value, shift: Int64(Int32(truncatingIfNeeded: shift.value)))
                rest -= samples
                shift.count -= samples
            }
        }
    }

    private mutating func add(_ samples: Int, duration: Int64, shift: Int64) {
        let first = total &+ shift
        let last = first &+ Int64(samples - 1) &* duration
        if count == 0 { firstDecodedShown = first }
        firstShown = count == 0 ? first : min(firstShown, first)
        if count == 0 || last >= lastShown {
            lastShown = last
            end = last &+ duration
        }
        lastDecoded = total &+ Int64(samples - 1) &* duration
        total &+= Int64(samples) &* duration
        count += samples
    }

    /// The entries that are there, whatever the box claims.
    private static func entries(_ box: UnsafeRawBufferPointer) -> [Entry] {
        guard box.count >= 8 else { return [] }
        return (0..<min(Int(box.unsigned32(at: 4)), (box.count - 8) / 8)).map { index in
            (Int(box.unsigned32(at: 8 + 8 * index)), Int64(box.unsigned32(at: 12 + 8 * index)))
        }
    }
}
