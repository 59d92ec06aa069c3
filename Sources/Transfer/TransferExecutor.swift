import Glibc
import KernelThreads
import Synchronization

/// The one thread on which libcurl runs, as an executor for `TransferEngine` and for tasks that talk with it all the time.
///
/// The thread runs the queued jobs, then libcurl, then sleeps in `curl_multi_poll`. It ends after `stop()`, which the
/// engine calls when nobody holds it any more; until then it takes jobs, so that no caller ever waits for nothing.
///
/// Unchecked because `threadLoop` is only touched by the thread itself, which `loop` asserts.
final class TransferExecutor: SerialExecutor, TaskExecutor, @unchecked Sendable {
    /// What waits for the thread.
    ///
    /// The queue's bound: a job belongs to a task that waits for it, an order to a transfer.
    private struct Inbox {
        var jobs: [UnownedJob] = []
        var orders: [@Sendable (TransferLoop) -> Void] = []
        var isStopped = false
        /// What the thread sleeps in, or is about to, and must be woken from.
        var bed: MultiHandle?

        var isEmpty: Bool { jobs.isEmpty && orders.isEmpty }
    }

    private let inbox = Mutex(Inbox())
    private let multi: MultiHandle
    /// Without connections: the thread sleeps in it while bytes gather, and can be woken.
    private let quietMulti: MultiHandle
    private let threadLoop: TransferLoop
    private let thread = Atomic<UInt>(0)

    init(configuration: TransferConfiguration) {
        multi = MultiHandle(configuration: configuration)
        quietMulti = MultiHandle(configuration: configuration)
        threadLoop = TransferLoop(multi: multi, configuration: configuration)
        startThread()
    }

    /// The loop, for code that runs on the thread.
    var loop: TransferLoop {
        checkIsolated()
        return threadLoop
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        post { $0.jobs.append(job) }
    }

    /// Has the thread do something soon.
    ///
    /// From any thread.
    func order(_ work: @escaping @Sendable (TransferLoop) -> Void) {
        post { $0.orders.append(work) }
    }

    /// Lets the thread end once its queue is empty.
    ///
    /// From any thread.
    func stop() {
        post { $0.isStopped = true }
    }

    func checkIsolated() {
        precondition(isOnThread, "only the transfer thread may do this")
    }

    private var isOnThread: Bool {
        KernelThread.current == thread.load(ordering: .acquiring)
    }

    private func post(_ change: (inout Inbox) -> Void) {
        let bed = inbox.withLock { inbox in
            change(&inbox)
            defer { inbox.bed = nil }
            return inbox.bed
        }
        // A wake-up outlasts until the next poll: none can be lost.
        bed?.wakeUp()
    }

    private func startThread() {
        do throws(KernelThread.Failure) {
            try KernelThread.start(named: "transfer") { [self] in runThread() }
        } catch {
            preconditionFailure("\(error)")
        }
    }

    private func runThread() {
        thread.store(KernelThread.current, ordering: .releasing)
        while runInbox() {
            threadLoop.perform()
            if liesDown(in: multi) { multi.poll(atMost: threadLoop.restTime) }
            if threadLoop.mayRest { rest() }
        }
        threadLoop.shutDown()
    }

    /// Lets bytes gather for a while, unless something waits for the thread.
    private func rest() {
        guard liesDown(in: quietMulti) else { return }
        threadLoop.beginRest()
        quietMulti.poll(atMost: Trickle.rest)
        threadLoop.endRest()
    }

    /// Whether the thread may sleep, because nothing waits for it.
    private func liesDown(in bed: MultiHandle) -> Bool {
        inbox.withLock { inbox in
            inbox.bed = inbox.isEmpty && !inbox.isStopped ? bed : nil
            return inbox.bed != nil
        }
    }

    /// Runs what is queued; false when the thread shall end.
    private func runInbox() -> Bool {
        let (jobs, orders, isStopped) = inbox.withLock { inbox in
            let taken = (inbox.jobs, inbox.orders, inbox.isStopped)
            inbox.jobs = []
            inbox.orders = []
            inbox.bed = nil
            return taken
        }
        for order in orders { order(threadLoop) }
        for job in jobs {
            job.runSynchronously(isolatedTo: asUnownedSerialExecutor(), taskExecutor: asUnownedTaskExecutor())
        }
        return !(isStopped && jobs.isEmpty && orders.isEmpty)
    }
}
