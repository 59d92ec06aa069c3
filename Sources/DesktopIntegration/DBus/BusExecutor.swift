import CSystemdBus
import Glibc
import KernelThreads
import Synchronization

/// The one thread on which sd-bus runs, as an executor for `BusConnection`.
///
/// The thread runs the queued jobs, then every connection, then sleeps in `poll`. It starts with the first job and ends
/// after `stop()`.
///
/// Unchecked because `links` is only touched by the thread itself, which `checkIsolated` asserts.
final class BusExecutor: SerialExecutor, @unchecked Sendable {
    /// What waits for the thread.
    ///
    /// The queue's bound: a job belongs to a task that waits for it, an order to a call or an object that ends.
    private struct Inbox {
        var jobs: [UnownedJob] = []
        var orders: [@Sendable () -> Void] = []
        var hasThread = false
        var isStopped = false
    }

    private let inbox = Mutex(Inbox())
    /// Wakes the thread; an `eventfd`.
    private let bell: Int32
    private let thread = Atomic<UInt>(0)
    private var links: [BusLink] = []

    init() {
        bell = eventfd(0, Int32(EFD_CLOEXEC) | Int32(EFD_NONBLOCK))
    }

    deinit {
        close(bell)
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        post { $0.jobs.append(job) }
    }

    /// Has the thread do something soon; from any thread.
    func order(_ work: @escaping @Sendable () -> Void) {
        post { $0.orders.append(work) }
    }

    /// Lets the thread end once its queue is empty; from any thread.
    func stop() {
        post { $0.isStopped = true }
    }

    func checkIsolated() {
        precondition(KernelThread.current == thread.load(ordering: .acquiring), "only the bus thread may do this")
    }

    func add(_ link: BusLink) {
        checkIsolated()
        links.append(link)
    }

    func remove(_ link: BusLink) {
        checkIsolated()
        link.close(BusError(.disconnected, cause: "closed"))
        links.removeAll { $0 === link }
    }

    private func post(_ change: (inout Inbox) -> Void) {
        let mustStart = inbox.withLock { inbox in
            change(&inbox)
            // A thread that was never needed is not started in order to end.
            defer { inbox.hasThread = inbox.hasThread || !inbox.isStopped }
            return !inbox.hasThread && !inbox.isStopped
        }
        if mustStart { startThread() }
        var one: UInt64 = 1
        _ = write(bell, &one, 8)
    }

    // MARK: The thread

    private func startThread() {
        do throws(KernelThread.Failure) {
            try KernelThread.start(named: "bus") { [self] in runThread() }
        } catch {
            preconditionFailure("\(error)")
        }
    }

    private func runThread() {
        thread.store(KernelThread.current, ordering: .releasing)
        while runInbox() {
            for link in links { link.process() }
            links.removeAll { $0.isClosed }
            if inbox.withLock({ $0.jobs.isEmpty && $0.orders.isEmpty && !$0.isStopped }) { sleepUntilNeeded() }
        }
        for link in links { link.close(BusError(.disconnected, cause: "the program ends")) }
        links = []
        // What closing woke up.
        _ = runInbox()
    }

    /// Runs what is queued; false when the thread shall end.
    private func runInbox() -> Bool {
        let (jobs, orders, isStopped) = inbox.withLock { inbox in
            let taken = (inbox.jobs, inbox.orders, inbox.isStopped)
            inbox.jobs = []
            inbox.orders = []
            return taken
        }
        for order in orders { order() }
        for job in jobs { job.runSynchronously(on: asUnownedSerialExecutor()) }
        return !(isStopped && jobs.isEmpty && orders.isEmpty)
    }

    private func sleepUntilNeeded() {
        var requests = [pollfd(fd: bell, events: Int16(POLLIN), revents: 0)]
        var deadline = UInt64.max
        for link in links {
            guard let wish = link.wish else { continue }
            requests.append(pollfd(fd: wish.descriptor, events: wish.events, revents: 0))
            deadline = min(deadline, wish.deadline)
        }
        poll(&requests, nfds_t(requests.count), BusExecutor.milliseconds(until: deadline))
        var count: UInt64 = 0
        _ = read(bell, &count, 8)
    }

    /// sd-bus counts in microseconds of the monotonic clock.
    private static func milliseconds(until deadline: UInt64) -> Int32 {
        guard deadline != UInt64.max else { return -1 }
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        let microseconds = UInt64(now.tv_sec) * 1_000_000 + UInt64(now.tv_nsec) / 1_000
        guard deadline > microseconds else { return 0 }
        return Int32(min((deadline - microseconds + 999) / 1_000, 60_000))
    }
}
