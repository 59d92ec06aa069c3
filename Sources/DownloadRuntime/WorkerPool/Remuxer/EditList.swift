/// Where a track begins on the movie's time line: `elst` (ISO/IEC 14496-12 §8.6.6).
struct EditList {
    private var emptyDuration: Int64 = 0
    private var mediaTime: Int64?

    init(_ box: UnsafeRawBufferPointer?) {
        guard let box, box.count >= 8 else { return }
        let isLong = box[0] == 1
        let size = isLong ? 20 : 12
        let count = min(Int(box.unsigned32(at: 4)), (box.count - 8) / size)
        for index in 0..<count where mediaTime == nil {
            let offset = 8 + index * size
            let duration = isLong ? Int64(bitPattern: box.unsigned64(at: offset)) : Int64(box.unsigned32(at: offset))
            let time =
                isLong
                ? Int64(bitPattern: box.unsigned64(at: offset + 8))
                : Int64(Int32(bitPattern: box.unsigned32(at: offset + 4)))
            if time == -1 { emptyDuration += duration } else { mediaTime = time }
        }
    }

    /// Seconds at which the first sample is shown.
    func start(firstSample shift: Int64, timescale: Double, movieTimescale: Double) -> Double {
        Double(emptyDuration) / movieTimescale + Double(shift - (mediaTime ?? 0)) / timescale
    }
}
