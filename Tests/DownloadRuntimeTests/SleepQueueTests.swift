import DownloadRuntime
import MediaModel
import Testing

/// What is waited for here are milliseconds.
@Suite(.timeLimit(.minutes(10)))
struct SleepQueueTests {
    private let now = RuntimeClock.system.now

    @Test func sleeper_wakesNotBeforeItsTime() async throws {
        let queue = SleepQueue(now: now)
        let start = now()
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in [30, 10, 20] {
                group.addTask {
                    try await queue.wait(until: start + .milliseconds(number))
                    return now() >= start + .milliseconds(number)
                }
            }
            for try await isRight in group { #expect(isRight) }
        }
    }

    @Test func cancelledSleeper_wakesAtOnceAndOthersSleepOn() async throws {
        let queue = SleepQueue(now: now)
        let start = now()
        try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask {
                await withTaskGroup(of: Bool.self) { inner in
                    inner.addTask { (try? await queue.wait(until: start + .seconds(3_600))) == nil }
                    inner.cancelAll()
                    return await inner.next() ?? false
                }
            }
            group.addTask {
                try await queue.wait(until: start + .milliseconds(20))
                return now() >= start + .milliseconds(20)
            }
            for try await isRight in group { #expect(isRight) }
        }
        #expect(now() - start < .seconds(3_600))
    }

    @Test func timeThatIsPast_isNotWaitedFor() async throws {
        let queue = SleepQueue(now: now)
        try await queue.wait(until: now() - .seconds(1))
    }
}
