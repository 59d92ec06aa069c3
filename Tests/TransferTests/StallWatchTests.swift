import MediaModel
import Testing

@testable import Transfer

struct StallWatchTests {
    /// A watch that can be asked inside an expectation.
    private final class Watch {
        private var watch = StallWatch(speed: .kibibytes(1), patience: .seconds(20), now: .zero)

        var deadline: Duration { watch.deadline }
        func count(_ bytes: Int, now: Duration = .zero) { watch.count(bytes, now: now) }
        func excuse(now: Duration) { watch.excuse(now: now) }
        func isStalled(now: Duration) -> Bool { watch.isStalled(now: now) }
    }

    @Test func nothing_forTwentySeconds_isAStall() {
        let watch = Watch()
        #expect(!watch.isStalled(now: .seconds(19)))
        #expect(watch.deadline == .seconds(20))
        #expect(watch.isStalled(now: .seconds(20)))
    }

    @Test func justUnderTheSpeed_isAStall() {
        let watch = Watch()
        watch.count(20 * 1024 - 1)
        #expect(watch.isStalled(now: .seconds(20)))
    }

    @Test func enough_isForgottenStepByStep() {
        let watch = Watch()
        watch.count(20 * 1024)
        #expect(!watch.isStalled(now: .seconds(20)))
        #expect(watch.deadline == .seconds(22))
        #expect(watch.isStalled(now: .seconds(22)))
    }

    @Test func manyBytesAtFirstAndFewAfterwards_areAStallOneWindowLater() {
        let watch = Watch()
        watch.count(1_000_000)
        for second in 1...21 {
            watch.count(200, now: .seconds(second))
            #expect(!watch.isStalled(now: .seconds(second)))
        }
        watch.count(200, now: .seconds(22))
        #expect(watch.isStalled(now: .seconds(22)))
    }

    @Test func justEnoughAllTheTime_isNoStall() {
        let watch = Watch()
        for second in 0..<300 {
            watch.count(1024, now: .seconds(second))
            #expect(!watch.isStalled(now: .seconds(second)))
        }
    }

    @Test func bytesAfterALongPause_belongToTheirOwnTime() {
        let watch = Watch()
        watch.count(20 * 1024, now: .seconds(19))
        #expect(!watch.isStalled(now: .seconds(20)))
        #expect(!watch.isStalled(now: .seconds(38)))
        #expect(watch.isStalled(now: .seconds(40)))
    }

    @Test func deadline_afterManyBytes_isAWindowAway() {
        let watch = Watch()
        for second in 0...20 { watch.count(1_000_000, now: .seconds(second)) }
        #expect(!watch.isStalled(now: .seconds(20)))
        #expect(watch.deadline >= .seconds(40))
    }

    @Test func excuse_whileHeld_countsFromThere() {
        let watch = Watch()
        watch.excuse(now: .seconds(15))
        #expect(!watch.isStalled(now: .seconds(30)))
        #expect(watch.isStalled(now: .seconds(35)))
    }
}
