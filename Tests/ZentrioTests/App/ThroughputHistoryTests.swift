import MediaModel
import Testing

@testable import Zentrio

nonisolated struct ThroughputHistoryTests {
    private let now = SampleDownloads.now

    @Test func speeds_inOneStep_areTheirMean() {
        var history = ThroughputHistory()
        history.add(ByteCount(100), at: now)
        history.add(ByteCount(300), at: now.advanced(by: .milliseconds(1)))
        #expect(history.values(.live, at: now).last == 200)
    }

    @Test func steps_withoutASpeed_areZero() {
        var history = ThroughputHistory()
        history.add(ByteCount(100), at: now)
        history.add(ByteCount(300), at: now.advanced(by: .seconds(10)))
        let values = history.values(.live, at: now.advanced(by: .seconds(15)))
        #expect(values.count == ThroughputHistory.stepCount)
        #expect(values.suffix(4) == [100, 0, 300, 0])
    }

    @Test func steps_thatAreTooOld_areForgotten() {
        var history = ThroughputHistory()
        for second in 0..<2_000 { history.add(ByteCount(7), at: now.advanced(by: .seconds(second))) }
        let later = now.advanced(by: .seconds(100_000))
        #expect(history.values(.live, at: later).allSatisfy { $0 == 0 })
        #expect(history.values(.day, at: now.advanced(by: .seconds(1_999))).suffix(3) == [7, 7, 7])
    }

    @Test func clock_setBack_keepsWhatIsThere() {
        var history = ThroughputHistory()
        history.add(ByteCount(100), at: now)
        #expect(history.values(.live, at: now.advanced(by: .seconds(-60))).allSatisfy { $0 == 0 })
    }
}
