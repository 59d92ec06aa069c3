import DownloadRuntime
import MediaModel
import Testing

struct RateEstimatorTests {
    @Test func steadyFrames_giveTheirSpeed() {
        var estimator = RateEstimator()
        for frame in 0...50 { estimator.add(ByteCount(frame * 200), at: .milliseconds(frame * 200)) }
        #expect(estimator.instantaneousSpeed == ByteCount(1_000))
        #expect(estimator.smoothedSpeed(at: .seconds(10)) == ByteCount(1_000))
        #expect(estimator.timeLeft(for: ByteCount(5_000), at: .seconds(10)) == .seconds(5))
    }

    @Test func silence_letsTheSmoothedSpeedFall() {
        var estimator = RateEstimator()
        estimator.add(.zero, at: .zero)
        estimator.add(ByteCount(10_000), at: .seconds(10))
        #expect(estimator.smoothedSpeed(at: .seconds(40)) == ByteCount(250))
    }

    @Test func window_forgetsWhatIsOlder() {
        var estimator = RateEstimator(window: .seconds(10))
        for second in 0...10 { estimator.add(ByteCount(second * 1_000_000), at: .seconds(second)) }
        for second in 11...30 { estimator.add(ByteCount(10_000_000 + (second - 10) * 100), at: .seconds(second)) }
        #expect(estimator.smoothedSpeed(at: .seconds(30)) == ByteCount(100))
    }

    @Test func timeLeft_isNotGuessedFromTheFirstMoments() {
        var estimator = RateEstimator()
        estimator.add(.zero, at: .zero)
        // It takes a while until the source answers.
        estimator.add(ByteCount(10_000), at: .seconds(3))
        #expect(estimator.timeLeft(for: ByteCount(1_000_000), at: .seconds(3)) == nil)
        estimator.add(ByteCount(200_000), at: .seconds(4))
        #expect(estimator.timeLeft(for: ByteCount(1_000_000), at: .seconds(4)) == nil)
        estimator.add(ByteCount(500_000), at: .seconds(5))
        #expect(estimator.timeLeft(for: ByteCount(1_000_000), at: .seconds(5)) == .seconds(10))
    }

    @Test func fewerBytesThanBefore_startAnew() {
        var estimator = RateEstimator()
        estimator.add(ByteCount(1_000), at: .zero)
        estimator.add(ByteCount(2_000), at: .seconds(1))
        estimator.add(.zero, at: .seconds(2))
        #expect(estimator.instantaneousSpeed == .zero)
        #expect(estimator.timeLeft(for: ByteCount(1), at: .seconds(2)) == nil)
    }
}
