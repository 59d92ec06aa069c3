import CLinux
import Glibc
import KernelThreads
import MediaModel
import Synchronization

/// A program that gets nothing of ours but what it is fed: no shell, no network, bounded memory, a process group of its
/// own; it dies with us.
///
/// A thread of its own starts it, feeds it and waits for it, because the kernel kills such a child with the thread that
/// made it.
final class ConfinedProcess: Sendable {
    /// What the program is and what it gets.
    struct Plan: Sendable {
        /// The absolute path.
        var executable: String
        /// The arguments behind the program's name.
        var arguments: [String]
        /// What the child reads from its descriptors 3, 4 and so on.
        var feeds: [PipeFeed] = []
        /// The most memory that the child may map.
        ///
        /// The default is 4 GiB, many times what ffmpeg maps for copying.
        var addressSpace = ByteCount.gibibytes(4)
        /// Takes each line of the child's standard output, on the child's thread.
        var onLine: @Sendable (Substring) -> Void = { _ in }
    }

    /// How the child ended.
    struct Exit: Hashable, Sendable {
        /// Zero is success, 127 a program that could not be started, minus a number the signal that killed it.
        var code: Int32
        /// The end of what it wrote to standard error.
        var errorText: String
    }

    private enum State {
        /// Can transition to: running, ended.
        case starting
        /// Can transition to: reaped.
        case running(pid_t)
        /// Its number is free for other processes. Can transition to: ended.
        case reaped
        /// Can transition to: nothing.
        case ended(Exit)
    }

    private struct Life {
        var state = State.starting
        var isKilled = false
    }

    let plan: Plan
    /// Opens when the child is gone.
    let ended = Gate()
    private let life = Mutex(Life())

    /// Starts the child.
    init(_ plan: Plan) {
        self.plan = plan
        startThread()
    }

    /// Waits until the child is gone.
    func exit() async -> Exit {
        await ended.wait()
        return life.withLock { life in
            if case .ended(let exit) = life.state { exit } else { Exit(code: 127, errorText: "") }
        }
    }

    var isEnded: Bool { ended.isOpen }

    /// Kills the child and its children, now or as soon as it exists.
    func kill() {
        life.withLock { life in
            life.isKilled = true
            // Under the lock that also reaps, so that no signal goes to another process that got the number.
            if case .running(let child) = life.state { _ = Glibc.kill(-child, SIGKILL) }
        }
    }

    private func startThread() {
        do throws(KernelThread.Failure) {
            try KernelThread.start(named: "child") { [self] in runThread() }
        } catch {
            end(Exit(code: 127, errorText: "\(error)"))
        }
    }

    private func runThread() {
        guard let pipes = ChildPipes(feeds: plan.feeds) else {
            return end(Exit(code: 127, errorText: "no pipe: \(String(cString: strerror(errno)))"))
        }
        let child = start(pipes.childEnds)
        pipes.closeChildEnds()
        guard child > 0 else { return end(Exit(code: 127, errorText: String(cString: strerror(-child)))) }
        note(child)
        let errorText = pipes.run(onLine: plan.onLine)
        end(Exit(code: reap(child), errorText: errorText))
    }

    private func start(_ descriptors: [Int32]) -> pid_t {
        precondition(descriptors.count <= 16, "the shim copies at most 16 descriptors")
        // Neither the user's proxies nor secrets are the child's business.
        let environment = ["LC_ALL=C.UTF-8", "AV_LOG_FORCE_NOCOLOR=1"] + Self.heapSettings
        return CStrings.with([plan.executable] + plan.arguments) { arguments in
            CStrings.with(environment) { environment in
                zentrio_start_confined(
                    plan.executable, arguments, environment, descriptors, Int32(descriptors.count),
                    UInt64(plan.addressSpace.rawValue))
            }
        }
    }

    /// Has glibc keep what the child frees for what it needs next.
    ///
    /// A muxer takes and frees a block for every packet; giving each back to the system costs a tenth of its time, and so
    /// does joining the smallest ones (`malloc_consolidate`) whenever a large one goes.
    private static let heapSettings = [
        "MALLOC_TRIM_THRESHOLD_=67108864", "MALLOC_MMAP_THRESHOLD_=33554432", "MALLOC_TOP_PAD_=1048576",
        "GLIBC_TUNABLES=glibc.malloc.mxfast=0",
    ]

    private func note(_ child: pid_t) {
        let isKilled = life.withLock { life in
            life.state = .running(child)
            return life.isKilled
        }
        if isKilled { kill() }
    }

    private func reap(_ child: pid_t) -> Int32 {
        var information = siginfo_t()
        // Without reaping, so that the number stays the child's until the lock is held.
        while waitid(P_PID, id_t(child), &information, WEXITED | WNOWAIT) != 0, errno == EINTR {}
        return life.withLock { life in
            var status: Int32 = 0
            while waitpid(child, &status, 0) == -1, errno == EINTR {}
            life.state = .reaped
            return status & 0x7F == 0 ? status >> 8 & 0xFF : -(status & 0x7F)
        }
    }

    private func end(_ exit: Exit) {
        for feed in plan.feeds { feed.onChange {} }
        life.withLock { $0.state = .ended(exit) }
        ended.open()
    }
}
