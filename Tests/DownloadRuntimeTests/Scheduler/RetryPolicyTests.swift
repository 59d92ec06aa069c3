import DownloadRuntime
import MediaModel
import Testing
import ZentrioTestSupport

struct RetryPolicyTests {
    private let now = ManualClock.start

    private func policy(tries: Int = 100) -> RetryPolicy {
        var policy = RetryPolicy()
        policy.maximumTries = tries
        return policy
    }

    private func delay(_ policy: RetryPolicy, tries: Int, failure: DownloadFailure, seed: UInt64 = 1) -> Duration? {
        var jitter = JitterSource(seed: seed)
        guard case .retry(let time) = policy.decision(after: failure, tries: tries, now: now, using: &jitter) else {
            return nil
        }
        return now.duration(to: time)
    }

    @Test(arguments: [(1, 5), (2, 15), (3, 45)])
    func firstTries_haveFixedPauses(tries: Int, seconds: Int) {
        let failure = Samples.failure(.connectionLost)
        #expect(delay(policy(), tries: tries, failure: failure) == .seconds(seconds))
    }

    @Test func laterTries_areSpreadUpToTenMinutes() {
        let failure = Samples.failure(.serverError)
        let delays = (0..<200).compactMap { delay(policy(), tries: 12, failure: failure, seed: $0) }
        #expect(delays.count == 200)
        #expect(delays.allSatisfy { $0 >= .seconds(1) && $0 <= .seconds(600) })
        #expect(Set(delays).count > 190)
    }

    @Test func retryAfter_isAFloor() {
        var failure = Samples.failure(.serverError)
        failure.retryAfter = now.advanced(by: .seconds(120))
        #expect(delay(policy(), tries: 1, failure: failure) == .seconds(120))
        failure.retryAfter = now.advanced(by: .seconds(1))
        #expect(delay(policy(), tries: 1, failure: failure) == .seconds(5))
    }

    @Test func retryAfterOfADay_isNotBelieved() {
        var failure = Samples.failure(.serverError)
        failure.retryAfter = now.advanced(by: .seconds(86_400))
        #expect(delay(policy(), tries: 1, failure: failure) == .seconds(600))
    }

    @Test func lastTry_givesUp() {
        #expect(delay(policy(tries: 3), tries: 3, failure: Samples.failure(.connectionLost)) == nil)
    }

    @Test(arguments: [DownloadFailure.Code.notFound, .unauthorized, .protected, .notMedia])
    func whatNobodyCanHeal_isNotTriedAgain(code: DownloadFailure.Code) {
        #expect(delay(policy(), tries: 1, failure: Samples.failure(code)) == nil)
    }
}
