import Manifests
import MediaModel
import Transfer

extension SegmentedSession {
    /// Has idle connections take halves of what the others still fetch.
    func help(_ group: inout TaskGroup<SegmentedEvent>) {
        // What waits for ffmpeg does not come sooner by that.
        guard !isMergeBehind else { return }
        while ending == nil, isHelpUseful, let next = nextHelp() {
            guard let address = try? DocumentRequest.address(next.address) else { return }
            open(next, at: address, &group)
        }
    }

    /// A half of a unit that a connection of its own may fetch.
    private struct Help {
        var id: FetchQueue.UnitID
        var transfer: FileTransfer
        var middle: Int64
        var address: String
    }

    private func nextHelp() -> Help? {
        let helpable = queue.helpable(now: clock.now())
        isAtTail = !helpable.isEmpty
        for units in helpable {
            if let help = help(with: units) { return help }
        }
        return nil
    }

    private func help(with units: [FetchQueue.UnitID]) -> Help? {
        let (now, limits) = (clock.now(), task.configuration.limits)
        var parts: [(part: TailSplit.Part, id: FetchQueue.UnitID, transfer: FileTransfer)] = []
        for id in units {
            guard let connection = connections[id], connection.isDivisible else { continue }
            for transfer in connection.running {
                let marks = transfer.marks
                guard let end = marks.end, transfer.response != nil else { continue }
                let elapsed = now - connection.beginnings[ObjectIdentifier(transfer), default: now]
                let part = TailSplit.Part(
                    received: marks.received, end: end, brought: marks.received - transfer.offset, elapsed: elapsed,
                    silence: silence(of: transfer, marks.received, in: id, now: now))
                parts.append((part, id, transfer))
            }
        }
        let split = TailSplit(
            smallestRest: limits.smallestShared, shortestTime: limits.shortestShared, longestSilence: longestSilence)
        guard let cut = split.cut(parts.map(\.part)) else { return nil }
        let chosen = parts[cut.index]
        // The address that answered, not one that redirects to another server each time.
        guard let address = connections[chosen.id]?.transfer.response?.address.text else { return nil }
        return Help(id: chosen.id, transfer: chosen.transfer, middle: cut.middle, address: address)
    }

    /// How long nothing has come of a transfer, as far as anybody looked.
    private func silence(
        of transfer: FileTransfer, _ received: Int64, in id: FetchQueue.UnitID, now: Duration
    ) -> Duration {
        let key = ObjectIdentifier(transfer)
        guard let connection = connections[id], let last = connection.sightings[key], last.received == received else {
            connections[id]?.sightings[key] = (received, now)
            return .zero
        }
        return (now - last.time) / (1 << min(connection.replacements, 6))
    }

    /// How long a transfer may be silent; nil for as long as it likes.
    private var longestSilence: Duration? {
        // Under a limit they are silent because we do not listen.
        guard task.allowance.limiter.limit == nil, task.engine.limiter.limit == nil else { return nil }
        let limits = task.configuration.limits
        return answerTimes.shortest.map { max(limits.shortestSilence, $0 * limits.longestSilence) }
    }

    private func open(_ help: Help, at address: WebAddress, _ group: inout TaskGroup<SegmentedEvent>) {
        guard var connection = connections[help.id], let whole = connection.transfer.response,
            let end = help.transfer.marks.end
        else { return }
        let begin = help.transfer.lowerEnd(to: help.middle)
        guard begin < end else { return }
        let version = ResourceVersion(whole)
        guard let transfer = part(begin..<end, of: connection.unit, version, into: connection.body, from: address)
        else {
            // Nobody would fetch what lies behind the end that was lowered.
            connection.flaw = .stopped
            connections[help.id] = connection
            return
        }
        connection.helpers.append(transfer)
        connection.beginnings[ObjectIdentifier(transfer)] = clock.now()
        connection.openParts += 1
        connections[help.id] = connection
        queue.helperCount += 1
        signal.add(transfer)
        // One that gave all of its rest away has nothing to wait for.
        if help.transfer.marks.received >= begin {
            task.engine.stop(help.transfer)
            connections[help.id]?.replacements += 1
        }
        let (engine, id) = (task.engine, help.id)
        group.addTask { .helped(id, transfer, await engine.run(transfer)) }
    }

    /// A transfer of a half ended.
    func noteHelp(
        _ id: FetchQueue.UnitID, _ transfer: FileTransfer, _ ending: FileTransfer.Ending,
        _ group: inout TaskGroup<SegmentedEvent>
    ) {
        signal.remove(transfer)
        queue.helperCount -= 1
        guard var connection = connections[id] else { return }
        connection.helpers.removeAll { $0 === transfer }
        connection.beginnings[ObjectIdentifier(transfer)] = nil
        connection.sightings[ObjectIdentifier(transfer)] = nil
        connections[id] = connection
        if case .complete = ending { return notePart(id, .complete, &group) }
        // Whoever does not give halves gives the whole, once more and alone.
        if case .stopped = ending {} else { isHelpUseful = false }
        notePart(id, .stopped, &group)
    }

    /// One of the transfers of a unit ended; the last one ends the unit.
    func notePart(
        _ id: FetchQueue.UnitID, _ ending: FileTransfer.Ending, _ group: inout TaskGroup<SegmentedEvent>
    ) {
        guard var connection = connections[id] else { return }
        connection.openParts -= 1
        if case .complete = ending {
        } else if connection.flaw == nil {
            connection.flaw = ending
            // What the others bring is worth nothing without it.
            for transfer in connection.running { task.engine.stop(transfer) }
        }
        connections[id] = connection
        guard connection.openParts == 0 else { return }
        connections[id] = nil
        settleUnit(id, connection, connection.flaw ?? .complete, &group)
    }
}

extension SegmentedSession.Connection {
    /// Whether parts of the unit may be fetched apart: the server gives ranges, and what came is the unit as it is.
    var isDivisible: Bool {
        guard flaw == nil, let response = transfer.response, !response.isEncoded else { return false }
        if resumed != nil { return true }
        guard case .whole = judge.judge(response) else { return false }
        let accepts = response["Accept-Ranges"]?.lowercased() == "bytes"
        return response.status == 206 || accepts && response.contentLength != nil
    }

    /// The transfers that have not ended.
    var running: [FileTransfer] { (hasMainEnded ? [] : [transfer]) + helpers }
}
