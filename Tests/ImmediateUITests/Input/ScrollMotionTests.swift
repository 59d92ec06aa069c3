import Testing

@testable import ImmediateUI

struct ScrollMotionTests {
    @Test func glide_arrivesInTime_andAnswersAtOnce() {
        let motion = ScrollMotion(kind: .glide(to: SIMD2(0, 64)), from: .zero, start: .zero)
        #expect(motion.offset(at: .milliseconds(16)).y > 12)
        #expect(motion.offset(at: ScrollMotion.glideTime).y == 64)
        #expect(motion.isFinished(at: ScrollMotion.glideTime))
    }

    @Test func fling_slowsDownToItsTarget() {
        let motion = ScrollMotion(kind: .fling(SIMD2(0, 1_000)), from: SIMD2(0, 10), start: .zero)
        #expect(abs(motion.target.y - 335) < 0.01)
        let first = motion.offset(at: .milliseconds(100)).y - 10
        let second = motion.offset(at: .milliseconds(200)).y - motion.offset(at: .milliseconds(100)).y
        #expect(first > second)
        #expect(!motion.isFinished(at: .milliseconds(500)))
        #expect(motion.isFinished(at: .seconds(3)))
    }
}
