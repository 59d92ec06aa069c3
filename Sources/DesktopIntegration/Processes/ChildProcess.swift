// The bus's headers own some of the C library's types in an optimised build.
import CSystemdBus
import Glibc
package import MediaModel
import Synchronization

/// A child made by `posix_spawn`, without a shell.
///
/// It starts with default signals, in a process group of its own (so that Ctrl-C in the terminal is ours to handle), with
/// `/dev/null` as its standard files unless its output is wanted, and at most one more descriptor. Whoever made it waits for it.
package final class ChildProcess: Sendable {
    /// How the child ended.
    package enum Exit: Hashable, Sendable {
        case code(Int32)
        case signal(Int32)
    }

    /// The child could not be made.
    package struct StartError: Error, Hashable {
        /// The value of `errno`.
        package let number: Int32
    }

    /// The descriptor under which the child finds the one that it inherits.
    package static let inheritedDescriptor: Int32 = 3

    /// What a child used of the machine, together with the children that it waited for.
    package struct Usage: Hashable, Sendable {
        /// Time on a processor, its own and the kernel's for it.
        package let processorTime: Duration
        /// The most that one process had resident at once.
        package let memory: ByteCount
    }

    private let identifier: pid_t
    /// Set in the same critical section that reaps, so that no signal goes to another process that got the number.
    private let ending = Mutex<(exit: Exit, usage: Usage)?>(nil)

    /// Starts the program.
    ///
    /// - Parameters:
    ///   - executable: The program's absolute path.
    ///   - arguments: The arguments behind the program's name.
    ///   - environment: All variables of the child.
    ///   - descriptor: What the child inherits as descriptor 3.
    ///   - output: Where its standard output goes. The default is nowhere.
    ///   - errors: Where its standard error goes. The default is where `output` goes.
    /// - Throws: `StartError` when the system refuses.
    package init(
        executable: String, arguments: [String], environment: [String: String], inheriting descriptor: Int32? = nil,
        output: Int32? = nil, errors: Int32? = nil
    ) throws(StartError) {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        ChildProcess.fill(&actions, inheriting: descriptor, output: output, errors: errors ?? output)

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        ChildProcess.fill(&attributes)

        let variables = environment.map { "\($0.key)=\($0.value)" }
        var identifier: pid_t = 0
        let number = withCStrings([executable] + arguments) { arguments in
            withCStrings(variables) { variables in
                posix_spawn(&identifier, executable, &actions, &attributes, arguments, variables)
            }
        }
        guard number == 0 else { throw StartError(number: number) }
        self.identifier = identifier
    }

    deinit {
        guard ending.withLock({ $0 == nil }) else { return }
        signal(SIGKILL)
        _ = wait()
    }

    /// Sends a signal to the child and its own children; does nothing once it was reaped.
    package func signal(_ number: Int32) {
        ending.withLock { ending in
            if ending == nil { kill(-identifier, number) }
        }
    }

    /// What it cost; nil until one of the waits found its end.
    package var usage: Usage? { ending.withLock { $0?.usage } }

    /// The most that the child alone had resident so far; nil once it has ended.
    package var residentPeak: ByteCount? {
        ending.withLock { ending in
            guard ending == nil, let file = fopen("/proc/\(identifier)/status", "re") else { return nil }
            defer { fclose(file) }
            var line = [CChar](repeating: 0, count: 256)
            while fgets(&line, Int32(line.count), file) != nil {
                let text = line.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
                guard text.hasPrefix("VmHWM:") else { continue }
                return text.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int64($0) }.map {
                    .kibibytes($0)
                }
            }
            return nil
        }
    }

    /// Blocks until the child has ended.
    package func wait() -> Exit {
        while true {
            if let exit = reap(options: 0) { return exit }
        }
    }

    /// Blocks until the child has ended, or for `limit`; then the answer is nil.
    package func wait(atMost limit: Duration) -> Exit? {
        let deadline = ContinuousClock.now + limit
        while true {
            if let exit = reap(options: WNOHANG) { return exit }
            guard ContinuousClock.now < deadline else { return nil }
            poll(nil, 0, 10)
        }
    }

    /// Waits without reaping, then reaps under the lock; nil when the child runs on or a signal interrupted.
    private func reap(options: Int32) -> Exit? {
        if let ending = ending.withLock({ $0 }) { return ending.exit }
        var information = siginfo_t()
        guard waitid(P_PID, id_t(identifier), &information, WEXITED | WNOWAIT | options) == 0,
            information.si_signo == SIGCHLD
        else { return nil }
        return ending.withLock { ending in
            if let ending { return ending.exit }
            var status: Int32 = 0
            var usage = rusage()
            while wait4(identifier, &status, 0, &usage) == -1, errno == EINTR {}
            let exit: Exit = status & 0x7F == 0 ? .code(status >> 8 & 0xFF) : .signal(status & 0x7F)
            // No declaration names rusage: the C modules of other targets may see another one.
            let time = [usage.ru_utime, usage.ru_stime].reduce(Duration.zero) { sum, time in
                sum + .seconds(time.tv_sec) + .microseconds(time.tv_usec)
            }
            // Linux counts in KiB here.
            ending = (exit, Usage(processorTime: time, memory: ByteCount(Int64(usage.ru_maxrss) * 1024)))
            return exit
        }
    }

    private static func fill(
        _ actions: inout posix_spawn_file_actions_t, inheriting descriptor: Int32?, output: Int32?, errors: Int32?
    ) {
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        for (standard, target) in [(STDOUT_FILENO, output), (STDERR_FILENO, errors)] {
            if let target {
                posix_spawn_file_actions_adddup2(&actions, target, standard)
            } else {
                posix_spawn_file_actions_addopen(&actions, standard, "/dev/null", O_WRONLY, 0)
            }
        }
        if let descriptor {
            posix_spawn_file_actions_adddup2(&actions, descriptor, inheritedDescriptor)
        }
        // Libraries open files without close-on-exec; none of them is the child's business.
        _ = addCloseFrom?(&actions, inheritedDescriptor + (descriptor == nil ? 0 : 1))
    }

    /// `posix_spawn_file_actions_addclosefrom_np`: glibc has it, but Swift's module of glibc does not show it.
    private static let addCloseFrom: CloseFrom? =
        dlsym(nil, "posix_spawn_file_actions_addclosefrom_np").map { unsafeBitCast($0, to: CloseFrom.self) }

    private typealias CloseFrom =
        @convention(c) (UnsafeMutablePointer<posix_spawn_file_actions_t>, Int32) -> Int32

    private static func fill(_ attributes: inout posix_spawnattr_t) {
        var signals = sigset_t()
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        posix_spawnattr_setpgroup(&attributes, 0)
        let flags = Int32(POSIX_SPAWN_SETPGROUP) | Int32(POSIX_SPAWN_SETSIGDEF) | Int32(POSIX_SPAWN_SETSIGMASK)
        posix_spawnattr_setflags(&attributes, Int16(flags))
    }
}

/// Calls `body` with the texts as a C array that ends in a null pointer.
private func withCStrings<Result>(
    _ texts: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
    let strings = UnsafeMutableBufferPointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: texts.count + 1)
    strings.initialize(repeating: nil)
    for (index, text) in texts.enumerated() { strings[index] = strdup(text) }
    defer {
        strings.forEach { free($0) }
        strings.deallocate()
    }
    guard let base = strings.baseAddress else { preconditionFailure("the array holds at least the null pointer") }
    return body(base)
}
