/// What the time tables of a track say: `stts` and `ctts` (ISO/IEC 14496-12 §8.6.1).
struct SampleTimes {
    private(set) var count = 0
    /// The sum of all durations, in the track's units.
    private(set) var total: Int64 = 0
    /// The longest duration but that of the last sample.
    private(set) var longest: Int64 = 0
    /// The least distance from decoding to showing among the first samples: when the first picture is shown.
    private(set) var firstShift: Int64 = 0

    init(_ table: UnsafeRawBufferPointer) {
        if let box = BoxReader.first("stts", in: table) { readDurations(box) }
        if let box = BoxReader.first("ctts", in: table) { readShifts(box) }
    }

    private mutating func readDurations(_ box: UnsafeRawBufferPointer) {
        let entries = Self.entries(box)
        for index in 0..<entries {
            let samples = Int(box.unsigned32(at: 8 + 8 * index))
            let duration = Int64(box.unsigned32(at: 12 + 8 * index))
            count += samples
            total &+= Int64(samples) &* duration
            let isLastSample = index == entries - 1 && samples == 1
            if samples > 0, !isLastSample { longest = max(longest, duration) }
        }
    }

    private mutating func readShifts(_ box: UnsafeRawBufferPointer) {
        guard Self.entries(box) > 0 else { return }
        firstShift = Int64(Int32(bitPattern: box.unsigned32(at: 12)))
    }

    /// The entries that are there, whatever the box claims.
    private static func entries(_ box: UnsafeRawBufferPointer) -> Int {
        guard box.count >= 8 else { return 0 }
        return min(Int(box.unsigned32(at: 4)), (box.count - 8) / 8)
    }
}
