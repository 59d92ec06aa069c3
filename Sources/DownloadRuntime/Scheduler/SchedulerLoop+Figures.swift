import MediaModel

extension SchedulerLoop {
    /// Everything that the stages know of themselves.
    var health: RuntimeHealth {
        var health = machine.health(at: timestamp)
        health.disk = parts.hub.disk
        health.disk.commits = commits.figures
        health.disk.publications = parts.pool.publications.figures
        health.events = parts.bus.figures
        health.commands = commands.figures
        health.slowest = parts.hub.slowest(5).compactMap { frame in
            guard let download = machine.queue[frame.id]?.download else { return nil }
            return RuntimeHealth.SlowTask(
                id: frame.id, title: download.request.item.title, host: download.request.stream.address.host,
                downloaded: frame.progress.downloaded, total: frame.progress.total,
                speed: frame.progress.smoothedSpeed, secondsWithoutProgress: frame.withoutProgress.seconds)
        }
        return health
    }

    /// Whether the running ones have become larger than what may be kept; looked at as often as figures are told.
    mutating func isOverLimit(at now: Duration) -> Bool {
        guard machine.policy.limits.storage != nil, !parts.hub.isIdle, now - lastTick >= Self.tickInterval else {
            return false
        }
        return machine.noteProgress { [hub = parts.hub] in hub.latest(of: $0) }
    }

    /// Whether a running one has come further than it was when its last try failed; looked at as often as figures are
    /// told.
    mutating func hasOvertakenAFailure(at now: Duration) -> Bool {
        guard !parts.hub.isIdle, now - lastTick >= Self.tickInterval else { return false }
        return machine.clearOvertakenFailures { [hub = parts.hub] in hub.latest(of: $0) }
    }

    /// Tells frames that were held back, warnings and the figures over all, once a second while something runs.
    mutating func publishFigures(at now: Duration) {
        let isActive = !parts.hub.isIdle
        guard isActive != wasActive || (now - lastTick >= Self.tickInterval && (isActive || !backlog.isEmpty)) else {
            return
        }
        lastTick = now
        wasActive = isActive
        parts.hub.tick()
        parts.bus.publish(.metrics(parts.hub.metrics(queued: machine.queue.readyCount)))
    }
}
