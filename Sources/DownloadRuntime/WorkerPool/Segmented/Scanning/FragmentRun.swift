/// The times of the samples of one track in one fragment (ISO/IEC 14496-12 §8.8.8).
struct FragmentRun {
    /// Decode time of the next sample, in the track's units.
    private(set) var time: Int64
    private let defaultDuration: UInt32
    /// The presentation time from which on nothing is taken, nor what is decoded behind that; nil for none.
    private let limit: Int64?
    /// Whether the limit was reached.
    private(set) var isCut = false
    private(set) var count = 0
    /// The earliest presentation time; nil before the first sample.
    private(set) var first: Int64?
    /// The latest presentation time.
    private(set) var last: Int64 = .min
    /// The end of the sample that is shown last; nil before the first sample.
    private(set) var end: Int64?
    /// Decode time of the first sample.
    let begin: Int64
    /// Decode time of the last sample; nil before the first one.
    private(set) var lastDecoded: Int64?
    /// The lowest composition offset; not above zero.
    private(set) var lowest: Int64 = 0
    /// The longest duration but that of the last sample.
    private(set) var longest: Int64 = 0

    init(time: Int64, defaultDuration: UInt32, limit: Int64? = nil) {
        self.time = time
        self.limit = limit
        begin = time
        self.defaultDuration = defaultDuration
    }

    /// Adds the samples of a `trun` box; those that its size does not hold are not there.
    ///
    /// - Returns: how many it added.
    @discardableResult
    mutating func add(_ box: UnsafeRawBufferPointer) -> Int {
        guard box.count >= 8 else { return 0 }
        let flags = box.unsigned32(at: 0)
        let hasDuration = flags & 0x100 != 0
        let hasOffset = flags & 0x800 != 0
        let fields = [0x100, 0x200, 0x400, 0x800].count { flags & UInt32($0) != 0 }
        var offset = 8 + (flags & 0x01 != 0 ? 4 : 0) + (flags & 0x04 != 0 ? 4 : 0)
        // Without fields a box of a few bytes could claim four billion samples.
        let claimed = Int(box.unsigned32(at: 4))
        let samples = fields > 0 ? min(claimed, max(0, (box.count - offset) / (4 * fields))) : min(claimed, 1 << 20)
        for index in 0..<samples {
            let duration = hasDuration ? box.unsigned32(at: offset) : defaultDuration
            let shift = hasOffset ? Int64(Int32(bitPattern: box.unsigned32(at: offset + 4 * (fields - 1)))) : 0
            offset += 4 * fields
            if let limit, time &+ shift >= limit { isCut = true }
            guard !isCut else { return index }
            add(duration: Int64(duration), shift: shift)
        }
        return samples
    }

    private mutating func add(duration: Int64, shift: Int64) {
        if let lastDecoded { longest = max(longest, time &- lastDecoded) }
        lastDecoded = time
        lowest = min(lowest, shift)
        let shown = time &+ shift
        first = min(first ?? shown, shown)
        if shown >= last {
            last = shown
            end = shown &+ duration
        }
        time = time &+ duration
        count += 1
    }
}
