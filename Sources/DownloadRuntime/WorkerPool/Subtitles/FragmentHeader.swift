/// Where the samples of a track lie in a fragment, and when they are shown (ISO/IEC 14496-12 §8.8.7, §8.8.8).
struct FragmentHeader {
    struct Sample {
        var begin: Int
        var size: Int
        var time: Int64
        var duration: Int64
    }

    private let base: Int
    private let time: Int64
    private let defaultDuration: UInt32
    private let defaultSize: UInt32

    /// Reads a `traf`; nil when it lacks what every fragment has.
    init?(_ part: UnsafeRawBufferPointer, defaults: (duration: UInt32, size: UInt32), fragmentBegin: Int) {
        guard let header = BoxReader.first("tfhd", in: part), header.count >= 8,
            let decodeTime = BoxReader.first("tfdt", in: part), decodeTime.count >= 8
        else { return nil }
        time =
            decodeTime[0] == 1 && decodeTime.count >= 12
            ? Int64(bitPattern: decodeTime.unsigned64(at: 4)) : Int64(decodeTime.unsigned32(at: 4))
        let flags = header.unsigned32(at: 0)
        var offset = 8
        func field(_ flag: UInt32, _ size: Int) -> Int? {
            guard flags & flag != 0, offset + size <= header.count else { return nil }
            defer { offset += size }
            return offset
        }
        base = field(0x01, 8).map { Int(clamping: header.unsigned64(at: $0)) } ?? fragmentBegin
        _ = field(0x02, 4)
        defaultDuration = field(0x08, 4).map { header.unsigned32(at: $0) } ?? defaults.duration
        defaultSize = field(0x10, 4).map { header.unsigned32(at: $0) } ?? defaults.size
    }

    /// Every sample of the fragment's runs; those that the boxes only claim are left out.
    func samples(_ part: UnsafeRawBufferPointer) -> [Sample] {
        var samples: [Sample] = []
        var time = time
        var begin = base
        for run in BoxReader.all("trun", in: part) where run.count >= 8 {
            let flags = run.unsigned32(at: 0)
            var offset = 8
            if flags & 0x01 != 0, offset + 4 <= run.count {
                begin = base &+ Int(Int32(bitPattern: run.unsigned32(at: offset)))
                offset += 4
            }
            if flags & 0x04 != 0 { offset += 4 }
            let width = [0x100, 0x200, 0x400, 0x800].count { flags & UInt32($0) != 0 } * 4
            let claimed = Int(run.unsigned32(at: 4))
            let count = width > 0 ? min(claimed, max(0, run.count - offset) / width) : min(claimed, 1 << 16)
            for index in 0..<count {
                var field = offset + index * width
                var duration = defaultDuration
                var size = defaultSize
                if flags & 0x100 != 0 {
                    duration = run.unsigned32(at: field)
                    field += 4
                }
                if flags & 0x200 != 0 { size = run.unsigned32(at: field) }
                samples.append(Sample(begin: begin, size: Int(size), time: time, duration: Int64(duration)))
                // Numbers of a broken file may be the largest there are.
                begin &+= Int(size)
                time &+= Int64(duration)
            }
        }
        return samples
    }
}
