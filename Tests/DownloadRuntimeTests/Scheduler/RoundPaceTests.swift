import Testing

@testable import DownloadRuntime

struct RoundPaceTests {
    private var pace = RoundPace()

    /// Rounds that follow each other after `step`; what the last one says.
    private mutating func rounds(_ count: Int, every step: Duration, from start: Duration = .zero) -> Bool {
        (0..<count).map { pace.begin(at: start + step * $0) }.last ?? false
    }

    @Test mutating func manyQuickRounds_areWorthANap() {
        #expect(rounds(40, every: .milliseconds(1)))
    }

    @Test mutating func fewQuickRounds_areNot() {
        #expect(!rounds(10, every: .milliseconds(1)))
    }

    @Test mutating func slowRounds_areNot() {
        #expect(!rounds(40, every: .milliseconds(50)))
    }

    @Test mutating func pause_endsTheHaste() {
        #expect(rounds(40, every: .milliseconds(1)))
        #expect(!rounds(1, every: .zero, from: .seconds(1)))
    }
}
