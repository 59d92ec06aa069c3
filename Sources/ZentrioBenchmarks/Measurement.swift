/// What one run of a program cost.
struct Measurement {
    /// Seconds from start to end.
    var wall: Double
    /// Seconds of processor time, children included.
    var processor: Double
    /// The largest resident size of it or a child, bytes.
    var memory: Int64
    /// The largest resident size of itself, bytes, as far as it was seen.
    var ownMemory: Int64 = 0
    /// Whether it was ended before it was done: then it would have cost more.
    var isCutOff = false
}

/// What a contender cost in a row.
struct Result {
    let contender: String
    var measurements: [Measurement] = []
    /// What a trial says of itself instead of ratios.
    var remark = ""

    var wall: Double { Self.median(measurements.map(\.wall)) }
    var processor: Double { Self.median(measurements.map(\.processor)) }
    var memory: Int64 { measurements.map(\.memory).max() ?? 0 }
    var ownMemory: Int64 { measurements.map(\.ownMemory).max() ?? 0 }

    /// Whether a run was ended before it was done; the medians are the least that it would have cost.
    var isCutOff: Bool { measurements.contains(where: \.isCutOff) }

    static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        guard !sorted.isEmpty else { return 0 }
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }
}
