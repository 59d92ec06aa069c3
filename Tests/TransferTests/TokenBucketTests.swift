import MediaModel
import Testing

@testable import Transfer

struct TokenBucketTests {
    /// A bucket that can be asked inside an expectation.
    private final class Bucket {
        private var bucket: TokenBucket

        init(_ limit: Int64) {
            bucket = TokenBucket(limit: ByteCount(limit), now: .zero)
        }

        var isShort: Bool { bucket.isShort }
        func offer(_ count: Int, now: Duration) -> Int { bucket.offer(count, now: now) }
        func wait(now: Duration) -> Duration { bucket.wait(now: now) }
        func spend(_ count: Int) { bucket.spend(count) }
        func setLimit(_ limit: Int64, now: Duration) { bucket.setLimit(ByteCount(limit), now: now) }
    }

    @Test func start_isEmpty() {
        let bucket = Bucket(1_000_000)
        #expect(bucket.offer(.max, now: .zero) == 0)
        #expect(bucket.isShort)
    }

    @Test func offer_afterSomeTime_isTheLimitsShare() {
        let bucket = Bucket(1_000_000)
        #expect(bucket.offer(.max, now: .milliseconds(100)) == 100_000)
        bucket.spend(60_000)
        #expect(bucket.offer(.max, now: .milliseconds(100)) == 40_000)
        #expect(bucket.offer(10, now: .milliseconds(100)) == 10)
    }

    @Test func offer_afterALongRest_isAQuarterOfASecond() {
        let bucket = Bucket(1_000_000)
        #expect(bucket.offer(.max, now: .seconds(60)) == 250_000)
    }

    @Test func wait_empty_gathersForFiftyMilliseconds() {
        let bucket = Bucket(1_000_000)
        #expect(bucket.wait(now: .zero) == .microseconds(50_001))
        #expect(bucket.wait(now: .milliseconds(20)) == .microseconds(30_001))
        #expect(bucket.wait(now: .milliseconds(51)) == .zero)
    }

    @Test func setLimit_fasterOrSlower_countsFromNow() {
        let bucket = Bucket(1_000_000)
        bucket.setLimit(2_000_000, now: .milliseconds(100))
        #expect(bucket.offer(.max, now: .milliseconds(200)) == 300_000)
        bucket.setLimit(100_000, now: .milliseconds(200))
        #expect(bucket.offer(.max, now: .milliseconds(200)) == 25_000)
    }

    @Test func limitOfNothing_isOneKibibyte() {
        let bucket = Bucket(0)
        #expect(bucket.offer(.max, now: .milliseconds(125)) == 128)
    }

    @Test func isShort_demandBelowTheLimit_isOver() {
        let bucket = Bucket(1_000_000)
        _ = bucket.offer(.max, now: .zero)
        #expect(bucket.isShort)
        _ = bucket.offer(10, now: .milliseconds(100))
        #expect(bucket.isShort)
        _ = bucket.offer(10, now: .milliseconds(400))
        #expect(!bucket.isShort)
    }

    /// A thread that wakes late or early, and wants all it can get, for ten seconds.
    @Test(arguments: [3_000, 100_000, 5_000_000, 300_000_000], [1, 50, 200])
    func greedyTaker_overTenSeconds_keepsTheSpeedAndBursts(limit: Int64, step: Int64) {
        let bucket = Bucket(limit)
        var taken: [Int64] = []
        var now = Duration.zero
        while now < .seconds(10) {
            now += .milliseconds(step)
            let offer = bucket.offer(.max, now: now)
            bucket.spend(offer)
            taken.append(Int64(offer))
        }
        let total = Double(taken.reduce(0, +))
        #expect(abs(total / Double(limit * 10) - 1) < 0.03)
        let perSecond = Int(1_000 / step)
        for start in 0..<(taken.count - perSecond) {
            #expect(Double(taken[start...start + perSecond].reduce(0, +)) <= 1.5 * Double(limit))
        }
    }
}
