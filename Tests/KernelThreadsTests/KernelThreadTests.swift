import Glibc
import Synchronization
import Testing

@testable import KernelThreads

struct KernelThreadTests {
    /// What a thread saw of itself.
    private struct Sight: Sendable {
        var thread: UInt
        var name: String
        var blocksInterrupts: Bool
        var blocksBrokenPipes: Bool
    }

    @Test(.timeLimit(.minutes(10)))
    func thread_hasItsNameAndTakesNoSignals() async throws {
        let sight = try await sightOfThread(named: "film-reader")
        #expect(sight.name == "film-reader")
        #expect(sight.blocksInterrupts)
        #expect(sight.blocksBrokenPipes)
    }

    @Test(.timeLimit(.minutes(10)))
    func twoThreads_areToldApart() async throws {
        let both = Meeting(of: 2)
        async let one = sightOfThread(named: "one", at: both)
        async let other = sightOfThread(named: "other", at: both)
        #expect(try await one.thread != other.thread)
    }

    /// Keeps threads alive until all are there: the name of one that ended is given again.
    private final class Meeting: Sendable {
        private let missing: Atomic<Int>

        init(of count: Int) { missing = Atomic(count) }

        func join() {
            missing.subtract(1, ordering: .acquiringAndReleasing)
            while missing.load(ordering: .acquiring) > 0 { sched_yield() }
        }
    }

    private func sightOfThread(named name: String, at meeting: Meeting? = nil) async throws -> Sight {
        try await withCheckedThrowingContinuation { continuation in
            do throws(KernelThread.Failure) {
                try KernelThread.start(named: name) {
                    var blocked = sigset_t()
                    pthread_sigmask(SIG_BLOCK, nil, &blocked)
                    let sight = Sight(
                        thread: KernelThread.current, name: Self.ownName,
                        blocksInterrupts: sigismember(&blocked, SIGINT) == 1,
                        blocksBrokenPipes: sigismember(&blocked, SIGPIPE) == 1)
                    meeting?.join()
                    continuation.resume(returning: sight)
                }
            } catch {
                continuation.resume(throwing: error)
            }
        }
    }

    private static var ownName: String {
        let file = open("/proc/thread-self/comm", O_RDONLY)
        guard file >= 0 else { return "" }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 32)
        let count = read(file, &bytes, bytes.count)
        return String(decoding: bytes.prefix(max(0, count - 1)), as: UTF8.self)
    }
}
