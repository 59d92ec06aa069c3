import MediaModel

/// The speed over the last minutes, hour and day, each as a row of equal steps.
///
/// Pure.
nonisolated struct ThroughputHistory: Hashable, Sendable {
    /// How far back is looked.
    enum Range: CaseIterable, Sendable {
        case live
        case hour
        case day

        /// The time that one step covers.
        var step: Duration {
            switch self {
            case .live: .seconds(5)
            case .hour: .seconds(25)
            case .day: .seconds(600)
            }
        }

        var label: String {
            switch self {
            case .live: say("Live")
            case .hour: say("1 hour")
            case .day: say("24 hours")
            }
        }

        /// When the first step was.
        var beginning: String {
            switch self {
            case .live: say("12 min ago")
            case .hour: say("1 h ago")
            case .day: say("24 h ago")
            }
        }
    }

    /// The steps of a range.
    static let stepCount = 144

    /// What was measured within one step.
    private struct Step: Hashable {
        var number: Int64
        var sum: Double
        var count: Int
    }

    /// At most `stepCount` for each range, the oldest first.
    private var steps: [Range: [Step]] = [:]

    /// Notes a speed in bytes a second.
    mutating func add(_ speed: ByteCount, at time: Timestamp) {
        for range in Range.allCases {
            let number = Self.number(of: time, in: range)
            var list = steps[range, default: []]
            if list.last?.number != number {
                list.append(Step(number: number, sum: 0, count: 0))
                if list.count > Self.stepCount { list.removeFirst() }
            }
            list[list.count - 1].sum += Double(speed.rawValue)
            list[list.count - 1].count += 1
            steps[range] = list
        }
    }

    /// The mean speed of every step until now, the newest last; 0 where nothing ran.
    func values(_ range: Range, at now: Timestamp) -> [Double] {
        let newest = Self.number(of: now, in: range)
        var values = Array(repeating: 0.0, count: Self.stepCount)
        for step in steps[range] ?? [] {
            let index = Self.stepCount - 1 - Int(clamping: newest - step.number)
            if values.indices.contains(index), step.count > 0 { values[index] = step.sum / Double(step.count) }
        }
        return values
    }

    private static func number(of time: Timestamp, in range: Range) -> Int64 {
        time.rawValue / range.step.milliseconds
    }
}
