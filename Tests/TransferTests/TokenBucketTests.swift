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
        func isShort(for taker: TokenBucket.Taker) -> Bool { bucket.isShort(for: taker) }
        func offer(_ count: Int, now: Duration) -> Int { bucket.offer(count, now: now) }

        /// Gives a taker all there is for it, or as much as it wants.
        func take(_ most: Int = .max, by taker: TokenBucket.Taker, now: Duration) -> Int {
            let count = bucket.offer(most, to: taker, now: now)
            bucket.spend(count, by: taker)
            return count
        }
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

    /// Names takers.
    private final class Name: Sendable {}

    private let names = [Name(), Name(), Name()]
    private var first: TokenBucket.Taker { ObjectIdentifier(names[0]) }
    private var second: TokenBucket.Taker { ObjectIdentifier(names[1]) }
    private var third: TokenBucket.Taker { ObjectIdentifier(names[2]) }

    /// Sixteen connections ask sixteen times as often, and first.
    @Test func greedyTakers_haveTheSame_howeverOftenTheyAsk() {
        let bucket = Bucket(400_000)
        var taken = [0, 0, 0]
        for step in 1...1_000 {
            let now = Duration.milliseconds(step * 10)
            for _ in 0..<16 { taken[0] += bucket.take(by: first, now: now) }
            taken[1] += bucket.take(by: second, now: now)
            // Takes all it can every 100 ms only.
            if step % 10 == 0 { taken[2] += bucket.take(by: third, now: now) }
        }
        #expect(abs(Double(taken.reduce(0, +)) / 4_000_000 - 1) < 0.03, "\(taken)")
        #expect(taken.allSatisfy { abs(Double($0) / 1_333_333 - 1) < 0.05 }, "\(taken)")
    }

    @Test func takerThatWantsLess_isNeverShort_andTheOtherHasTheRest() {
        let bucket = Bucket(400_000)
        var taken = [0, 0]
        for step in 1...1_000 {
            let now = Duration.milliseconds(step * 10)
            taken[0] += bucket.take(by: first, now: now)
            taken[1] += bucket.take(600, by: second, now: now)
            if step > 50 { #expect(!bucket.isShort(for: second) && bucket.isShort(for: first)) }
        }
        #expect(taken[1] >= 590_000)
        #expect(abs(Double(taken.reduce(0, +)) / 4_000_000 - 1) < 0.03, "\(taken)")
    }

    @Test func takerThatIsGone_leavesAllToTheOther() {
        let bucket = Bucket(1_000_000)
        for taker in [first, second] { _ = bucket.take(by: taker, now: .zero) }
        #expect(bucket.take(by: first, now: .milliseconds(100)) == 50_000)
        _ = bucket.take(by: first, now: .seconds(10))
        #expect(bucket.take(by: first, now: .milliseconds(10_100)) == 100_000)
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
