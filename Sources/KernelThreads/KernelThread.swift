import Glibc

/// A thread of the system, for work that blocks and for C libraries that want always the same one.
///
/// Start here; there is nothing else.
package enum KernelThread {
    /// The system has no thread left.
    package struct Failure: Error, CustomStringConvertible {
        /// Of `pthread_create`.
        let errorNumber: Int32

        package var description: String { "no thread: \(String(cString: strerror(errorNumber)))" }
    }

    /// What the new thread takes over.
    private final class Work: Sendable {
        let name: String
        let body: @Sendable () -> Void

        init(name: String, body: @escaping @Sendable () -> Void) {
            self.name = name
            self.body = body
        }
    }

    /// Has a new thread run `body`; it ends with it, and nobody waits for it.
    ///
    /// It takes no signals: SIGINT and the like go to the thread that waits for them, and SIGPIPE ends nothing.
    ///
    /// - Parameters:
    ///   - name: what `top -H` and debuggers show; at most 15 bytes of it.
    ///   - body: the work.
    /// - Throws: `Failure` when the system has no thread left.
    package static func start(named name: String, _ body: @escaping @Sendable () -> Void) throws(Failure) {
        let work = Unmanaged.passRetained(Work(name: name, body: body))
        var thread = pthread_t()
        let result = pthread_create(
            &thread, nil,
            { context in
                guard let context else { return nil }
                KernelThread.run(Unmanaged<Work>.fromOpaque(context).takeRetainedValue())
                return nil
            }, work.toOpaque())
        guard result == 0 else {
            work.release()
            throw Failure(errorNumber: result)
        }
        pthread_detach(thread)
    }

    /// What tells the calling thread from others.
    package static var current: UInt { UInt(pthread_self()) }

    private static func run(_ work: Work) {
        var all = sigset_t()
        sigfillset(&all)
        pthread_sigmask(SIG_BLOCK, &all, nil)
        nameThread(work.name)
        work.body()
    }

    /// Swift's Glibc module lacks pthread_setname_np.
    private static func nameThread(_ name: String) {
        let file = open("/proc/thread-self/comm", O_WRONLY | O_CLOEXEC)
        guard file >= 0 else { return }
        _ = name.withCString { write(file, $0, strlen($0)) }
        close(file)
    }
}
