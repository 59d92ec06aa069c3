import MediaModel

/// What frames cost, beside what they may cost, as a Markdown table.
struct FrameReport {
    private let outcome: FrameTrial.Outcome
    /// Nil when no window was started.
    private let starting: StartTrial.Outcome?

    init(_ outcome: FrameTrial.Outcome, starting: StartTrial.Outcome? = nil) {
        self.outcome = outcome
        self.starting = starting
    }

    var markdown: String {
        ([
            "| scrolling 1920x1080, software | median ms | p99 ms | target |",
            "|---|---|---|---|",
            times("frame", outcome.whole, "p99 under 8 ms"),
            times("declaring, layout and draw list", outcome.declaring, ""),
            times("layout", outcome.layout, "under 1 ms"),
            times("painting", outcome.painting, ""),
            "| frames at rest | \(outcome.idleFrames) | | 0 |",
            "| frames from a key to its picture | \(outcome.framesToPhoton) | | within 2 |",
        ] + startLines).joined(separator: "\n")
    }

    private var startLines: [String] {
        guard let starting else { return ["| first frame of the window | not measured | | within 100 ms |"] }
        return [
            times("first frame of the window", starting.firstFrame, "within 100 ms"),
            times("its list on the screen", starting.list, ""),
            "| resident MiB of the window | \(starting.resident.rawValue >> 20) | | under 80 |",
            "| resident MiB after scrolling 1,000 pictures | \(afterScrolling) | | under 80 |",
        ]
    }

    private var afterScrolling: String {
        starting?.residentAfterScrolling.map { "\($0.rawValue >> 20)" } ?? "not measured"
    }

    private func times(_ name: String, _ times: [Duration], _ target: String) -> String {
        "| \(name) | \(Self.text(Self.percentile(50, of: times))) | \(Self.text(Self.percentile(99, of: times))) | \(target) |"
    }

    /// The value that this share of all values does not exceed; zero when there are none.
    static func percentile(_ share: Int, of times: [Duration]) -> Duration {
        let sorted = times.sorted()
        guard !sorted.isEmpty else { return .zero }
        return sorted[max(0, (sorted.count * share + 99) / 100 - 1)]
    }

    /// Milliseconds with two decimals.
    static func text(_ time: Duration) -> String {
        let hundredths = Int((time / .microseconds(10)).rounded())
        let rest = hundredths % 100
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
    }
}
