import MediaModel

extension SchedulerStateMachine {
    /// The figures of `health` that the scheduler knows; the rest is added by those who do the work.
    package var health: RuntimeHealth {
        var health = RuntimeHealth(isRunning: true, queues: queues, workers: workers, hosts: hosts)
        health.retries.waiting = retriesWaiting
        health.retries.total = retryCount
        return health
    }

    private var queues: RuntimeHealth.Queues {
        var queues = RuntimeHealth.Queues()
        queues.interactive = queue.readyCount(in: .interactive)
        queues.retry = queue.readyCount(in: .retry)
        queues.automatic = queue.readyCount(in: .automatic)
        queues.waiting = queue.waiting.count
        queues.paused = queue.count(of: .paused)
        queues.failed = queue.count(of: .failed)
        queues.completed = queue.count(of: .completed)
        return queues
    }

    private var workers: RuntimeHealth.Workers {
        var workers = RuntimeHealth.Workers()
        workers.maximum = policy.limits.maximumRunning
        for id in queue.leased {
            if queue[id]?.takesPlace == true { workers.active += 1 } else { workers.abandoned += 1 }
        }
        return workers
    }

    private var hosts: [RuntimeHealth.Host] {
        var active: [String: Int] = [:]
        for id in queue.leased {
            guard let entry = queue[id], entry.takesPlace else { continue }
            active[entry.host, default: 0] += 1
        }
        let hosts = active.map { host, count in
            RuntimeHealth.Host(host: host, active: count, cap: policy.limits.maximumRunningPerHost)
        }
        return hosts.sorted { ($1.active, $0.host) < ($0.active, $1.host) }
    }

    private var retriesWaiting: Int {
        queue.waiting.count { id in
            if case .waiting(.retryAt) = queue[id]?.state { true } else { false }
        }
    }
}
