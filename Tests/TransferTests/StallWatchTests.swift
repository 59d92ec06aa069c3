import MediaModel
import Testing

@testable import Transfer

struct StallWatchTests {
    /// A watch that can be asked inside an expectation.
    private final class Watch {
        private var watch = StallWatch(speed: .kibibytes(1), patience: .seconds(20), now: .zero)

        var deadline: Duration { watch.deadline }
        func count(_ bytes: Int) { watch.count(bytes) }
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

    @Test func enough_beginsANewWindow() {
        let watch = Watch()
        watch.count(20 * 1024)
        #expect(!watch.isStalled(now: .seconds(20)))
        #expect(!watch.isStalled(now: .seconds(39)))
        #expect(watch.isStalled(now: .seconds(40)))
    }

    @Test func excuse_whileHeld_countsFromThere() {
        let watch = Watch()
        watch.excuse(now: .seconds(15))
        #expect(!watch.isStalled(now: .seconds(30)))
        #expect(watch.isStalled(now: .seconds(35)))
    }
}
