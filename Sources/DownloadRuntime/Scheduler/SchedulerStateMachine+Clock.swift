import MediaModel

extension SchedulerStateMachine {
    /// Steps back that are less than this are the small corrections of a clock that runs right.
    private static let smallestStep = Duration.seconds(1)

    /// Whether the clock on the wall is behind what it was.
    func wasSetBack(at now: Timestamp) -> Bool {
        setBack(at: now) != nil
    }

    /// Takes the time in; after the clock was set back, all that waits for a time waits as long as before.
    ///
    /// Another system on the same computer may leave the clock hours ahead until the network corrects it.
    mutating func followTime(to now: Timestamp) {
        defer { latestTime = now }
        guard let step = setBack(at: now) else { return }
        let back = .zero - step
        hosts.shift(by: back)
        for id in queue.stopping {
            guard var entry = queue[id], let deadline = entry.lease?.stopDeadline else { continue }
            entry.lease?.stopDeadline = deadline.advanced(by: back)
            queue.update(entry)
        }
        for id in queue.retrying {
            guard let entry = queue[id], case .waiting(.retryAt(let time)) = entry.state else { continue }
            change(id, to: .waiting(.retryAt(time.advanced(by: back))))
        }
    }

    /// How far the clock went back; nil when it did not.
    ///
    /// What passed since the last look is not in it, so a wait may take that much longer.
    private func setBack(at now: Timestamp) -> Duration? {
        guard let latestTime else { return nil }
        let step = now.duration(to: latestTime)
        return step >= Self.smallestStep ? step : nil
    }
}
