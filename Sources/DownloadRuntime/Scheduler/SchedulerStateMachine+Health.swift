package import MediaModel

extension SchedulerStateMachine {
    /// The figures of `health` that the scheduler knows; the rest is added by those who do the work.
    package func health(at now: Timestamp) -> RuntimeHealth {
        var health = RuntimeHealth(isRunning: true, queues: queues, workers: workers, hosts: hostFigures(at: now))
        health.retries.waiting = queue.retryCount
        health.retries.total = retryCount
        health.retries.secondsToNext = queue.nextRetry.map { max(0, now.duration(to: $0).seconds) }
        return health
    }

    private var queues: RuntimeHealth.Queues {
        var queues = RuntimeHealth.Queues()
        queues.interactive = queue.readyCount(in: .interactive)
        queues.retry = queue.readyCount(in: .retry)
        queues.automatic = queue.readyCount(in: .automatic)
        queues.waiting = queue.held.count + queue.retryCount
        queues.paused = queue.count(of: .paused)
        queues.failed = queue.count(of: .failed)
        queues.completed = queue.count(of: .completed)
        return queues
    }

    private var workers: RuntimeHealth.Workers {
        var workers = RuntimeHealth.Workers()
        workers.maximum = policy.limits.maximumRunning
        workers.active = queue.leasedEntries.count { $0.isHeld }
        workers.abandoned = queue.leased.count - queue.offered.count - workers.active
        return workers
    }

    private func hostFigures(at now: Timestamp) -> [RuntimeHealth.Host] {
        var active: [String: Int] = [:]
        for host in hosts.throttledHosts { active[host] = 0 }
        for entry in queue.leasedEntries where entry.takesPlace { active[entry.host, default: 0] += 1 }
        let figures = active.map { host, count in
            let cap = hosts.connections(of: host, limit: connectionsPerHost, at: now)
            return RuntimeHealth.Host(host: host, active: count, cap: cap)
        }
        return figures.sorted { ($1.active, $0.host) < ($0.active, $1.host) }
    }
}
