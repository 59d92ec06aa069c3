import Dispatch
import KernelThreads
import Synchronization

/// The one thread of a runtime's stages: scheduler, worker pool and the commits in between.
///
/// On the shared threads each step of a small file woke another one, which cost more than the step; here the steps queue
/// up meanwhile and the scheduler finds many of them at once. A commit holds the thread up, and nothing else may go on
/// before it anyway; what takes long runs elsewhere: transfers, `DiskQueue`, segments.
final class StageExecutor: TaskExecutor {
    private struct Inbox {
        /// The queue's bound: each job belongs to a task that waits for it.
        var jobs: [UnownedJob] = []
        var isStopped = false
        /// Whether the thread sleeps, or is about to, and must be woken.
        var isAsleep = false
    }

    private let inbox = Mutex(Inbox())
    private let bell = DispatchSemaphore(value: 0)

    /// Starts the thread, which lasts until `stop()`.
    init() {
        do throws(KernelThread.Failure) {
            try KernelThread.start(named: "stages") { [self] in runThread() }
        } catch {
            preconditionFailure("\(error)")
        }
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        post { $0.jobs.append(job) }
    }

    /// Lets the thread end once its queue is empty.
    func stop() {
        post { $0.isStopped = true }
    }

    private func post(_ change: (inout Inbox) -> Void) {
        let mustWake = inbox.withLock { inbox in
            change(&inbox)
            defer { inbox.isAsleep = false }
            return inbox.isAsleep
        }
        // A signal outlasts until the next wait: none can be lost.
        if mustWake { bell.signal() }
    }

    private func runThread() {
        while let jobs = nextJobs() {
            if jobs.isEmpty { bell.wait() }
            for job in jobs { job.runSynchronously(on: asUnownedTaskExecutor()) }
        }
    }

    /// What is queued; nil when the thread shall end, empty when it shall sleep.
    private func nextJobs() -> [UnownedJob]? {
        inbox.withLock { inbox in
            let jobs = inbox.jobs
            if jobs.isEmpty, inbox.isStopped { return nil }
            inbox.jobs = []
            inbox.isAsleep = jobs.isEmpty
            return jobs
        }
    }
}
