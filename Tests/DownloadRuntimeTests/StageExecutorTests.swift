import KernelThreads
import Synchronization
import Testing

@testable import DownloadRuntime

@Suite(.timeLimit(.minutes(10)))
struct StageExecutorTests {
    /// The threads on which somebody was.
    private final class SeenThreads: Sendable {
        private let threads = Mutex<Set<UInt>>([])

        var count: Int { threads.withLock { $0.count } }

        func noteCurrent() {
            threads.withLock { _ = $0.insert(KernelThread.current) }
        }
    }

    @Test func preferredTasks_runOnOneThreadAlsoAfterWaiting() async {
        let executor = StageExecutor()
        let seen = SeenThreads()
        let mailbox = BoundedMailbox<Int>(capacity: 4)
        await withTaskExecutorPreference(executor) {
            await withTaskGroup { group in
                for number in 0..<8 {
                    group.addTask {
                        seen.noteCurrent()
                        _ = await mailbox.send(number)
                        await Task.yield()
                        seen.noteCurrent()
                    }
                }
                var received = 0
                while received < 8, case .elements(let numbers) = await mailbox.receive() { received += numbers.count }
            }
        }
        executor.stop()
        #expect(seen.count == 1)
    }

    /// A wake-up that is lost once in ten thousand would leave a download standing still.
    @Test func manyHops_loseNone() async {
        let executor = StageExecutor()
        var count = 0
        for _ in 0..<10_000 {
            await withTaskExecutorPreference(executor) { count += 1 }
        }
        executor.stop()
        #expect(count == 10_000)
    }
}
