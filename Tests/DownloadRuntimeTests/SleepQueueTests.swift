import DownloadRuntime
import Testing

/// The system's clock as the runtime sleeps by it; what is waited for here are milliseconds.
@Suite(.timeLimit(.minutes(10)))
struct SleepQueueTests {
    private let clock = RuntimeClock.system

    @Test func sleepers_wakeInTheOrderOfTheirTimesAndNotBefore() async throws {
        let start = clock.now()
        let woken = try await withThrowingTaskGroup(of: (Int, Duration).self) { group in
            for number in [3, 1, 2] {
                group.addTask {
                    try await clock.sleep(start + .milliseconds(40 * number))
                    return (number, clock.now())
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(woken.map(\.0) == [1, 2, 3])
        #expect(woken.allSatisfy { $0.1 >= start + .milliseconds(40 * $0.0) })
    }

    @Test func cancelledSleeper_wakesAtOnceAndOthersSleepOn() async throws {
        let start = clock.now()
        try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask {
                await withTaskGroup(of: Bool.self) { inner in
                    inner.addTask { (try? await clock.sleep(start + .seconds(3_600))) == nil }
                    inner.cancelAll()
                    return await inner.next() ?? false
                }
            }
            group.addTask {
                try await clock.sleep(start + .milliseconds(20))
                return clock.now() >= start + .milliseconds(20)
            }
            for try await isRight in group { #expect(isRight) }
        }
        #expect(clock.now() - start < .seconds(3_600))
    }

    @Test func timeThatIsPast_doesNotWait() async throws {
        try await clock.sleep(clock.now() - .seconds(1))
    }
}
