import MediaModel
import Transfer

extension ProgressiveSession {
    /// A connection's answer was accepted: the first one tells what the file is.
    func noteAnswer(_ id: RangePlan.ChunkID, _ file: PartialFileHandle) async {
        guard var connection = transfers[id], !connection.isAnswered, let response = connection.transfer.response,
            case .accept(let resource, let end) = connection.verdict.verdict
        else { return }
        connection.isAnswered = true
        transfers[id] = connection
        rangeRefusals = 0
        addresses.found(response.address)
        if self.resource == nil { await learn(resource, id, end: end) } else { shorten(id, connection, end: end) }
        growIfUseful()
    }

    /// The server gives less than it was asked for: the rest is asked for apart.
    private func shorten(_ id: RangePlan.ChunkID, _ connection: Connection, end: Int64?) {
        guard case .rest(let range, _) = connection.judge.question, let end, end < range.upperBound else { return }
        plan.largestAnswer = end - range.lowerBound
        advancePlan()
        plan.shrunk(id, end: end)
    }

    /// A connection ended.
    func noteEnd(
        _ id: RangePlan.ChunkID, _ ending: FileTransfer.Ending, _ group: inout DiscardingTaskGroup,
        _ file: PartialFileHandle
    ) async {
        await noteAnswer(id, file)
        guard let connection = transfers.removeValue(forKey: id) else { return }
        signal.remove(connection.transfer)
        let written = connection.transfer.marks.written
        switch ending {
        case .complete: plan.completed(id, written: written)
        case .stopped: plan.stopped(id, written: written)
        case .failed(let error): fail(id, connection, error, written: written, file)
        case .refused(let response): refuse(id, connection, response, &group, file)
        case .refusedContent(let response, let head): refuseContent(id, connection, response, head)
        }
    }

    /// Another server's bytes were compared with those in the file; nil when it did not give them.
    func noteComparison(_ id: RangePlan.ChunkID, _ address: WebAddress, tag: String?, isSame: Bool?) {
        switch isSame {
        case true: trust(id, address, tag: tag)
        case false: startOver()
        case nil:
            let error = TransferError(.connectionLost, cause: "there was no answer to compare bytes with")
            giveBack(
                id, written: 0, DownloadFailure(error, host: address.host), turns: addresses.turns, isThrottled: false)
        }
    }

    private func trust(_ id: RangePlan.ChunkID, _ address: WebAddress, tag: String?) {
        if let tag { tags[address.host] = tag }
        proven.insert(AnswerJudge.place(of: address))
        plan.stopped(id, written: 0)
    }

    private func learn(_ resource: ResumeState.Resource, _ id: RangePlan.ChunkID, end: Int64?) async {
        self.resource = resource
        if let tag = resource.entityTag { tags[resource.finalAddress.host] = tag }
        plan.learn(total: resource.total?.rawValue)
        guard resource.acceptsRanges else { return plan.limitToOneConnection() }
        if let end, let total = resource.total?.rawValue, end < total {
            // The server gives so much at a time; it will not give more the next time.
            plan.largestAnswer = end
            advancePlan()
            plan.shrunk(id, end: end)
        }
    }

    private func fail(
        _ id: RangePlan.ChunkID, _ connection: Connection, _ error: TransferError, written: Int64,
        _ file: PartialFileHandle
    ) {
        if error.code == .notWritten { return failToWrite(id, error, written: written, file) }
        let failure = DownloadFailure(error, host: addresses.current.host)
        // Without ranges a broken body cannot be continued, and the scheduler decides when it begins again.
        if resource?.acceptsRanges == false {
            plan.stopped(id, written: written)
            return turnsElsewhere(failure, turns: connection.turns) ? end(.startOver(.elsewhere)) : giveUp(failure)
        }
        // A server that allows fewer connections may also just not answer the next one.
        giveBack(id, written: written, failure, turns: connection.turns, isThrottled: !connection.isAnswered)
    }

    private func failToWrite(
        _ id: RangePlan.ChunkID, _ error: TransferError, written: Int64, _ file: PartialFileHandle
    ) {
        plan.stopped(id, written: written)
        let code = error.systemError ?? 0
        if code == OverlapWriter.mismatch { return startOver() }
        let failure = DownloadFailure(systemError: code, doing: "writing \(task.file.path)")
        guard failure.code == .diskFull else { return end(.failed(failure)) }
        end(.failed(file.diskFull(writing: resource?.total ?? ByteCount(written))))
    }

    private func refuse(
        _ id: RangePlan.ChunkID, _ connection: Connection, _ response: TransferResponse,
        _ group: inout DiscardingTaskGroup, _ file: PartialFileHandle
    ) {
        switch connection.judge.judge(response) {
        case .accept: end(.failed(.contradiction(response)))
        case .changed: startOver()
        case .rangesRefused: refuseRange(id, connection, response)
        case .askWithoutIfRange: askAgain(id) { $0.asksWithIfRange = false }
        case .askWithoutRange: askAgain(id) { $0.asksWithRange = false }
        case .compareBytes(let tag): compareBytes(id, response.address, tag: tag, &group, file)
        case .failure(let failure): refuse(id, connection, failure)
        }
    }

    /// A whole body came in place of a part of it.
    ///
    /// That may be one of several machines behind a name, or one connection too many: what is there, or under way, is
    /// given up only when it happens again and again.
    private func refuseRange(_ id: RangePlan.ChunkID, _ connection: Connection, _ response: TransferResponse) {
        rangeRefusals += 1
        if plan.openConnections > 1 {
            return giveBack(id, written: 0, .contradiction(response), turns: connection.turns, isThrottled: true)
        }
        guard plan.written > 0, rangeRefusals < Self.mostRangeRefusals else { return end(.startOver(.withoutRanges)) }
        plan.stopped(id, written: 0)
    }

    private func askAgain(_ id: RangePlan.ChunkID, _ change: (ProgressiveSession) -> Void) {
        change(self)
        plan.stopped(id, written: 0)
    }

    private func refuse(_ id: RangePlan.ChunkID, _ connection: Connection, _ failure: DownloadFailure) {
        let isAlone = plan.openConnections == 1
        if failure.isExpired, isAlone, turnsElsewhere(failure, turns: connection.turns) {
            return plan.stopped(id, written: 0)
        }
        // Some servers forbid one connection too many instead of asking for patience, or send a page about it.
        let isThrottled = failure.isThrottle || failure.isExpired || !isAlone && failure.code == .gotWebPage
        // One connection that fails ends nothing while others deliver.
        guard isThrottled || failure.isTransient else {
            plan.stopped(id, written: 0)
            if !turnsElsewhere(failure, turns: connection.turns) { giveUp(failure) }
            return
        }
        giveBack(id, written: 0, failure, turns: connection.turns, isThrottled: isThrottled)
    }

    private func refuseContent(
        _ id: RangePlan.ChunkID, _ connection: Connection, _ response: TransferResponse, _ head: [UInt8]
    ) {
        plan.stopped(id, written: 0)
        let verdict = head.withUnsafeBytes { MediaSniffer.judge($0, contentType: response.contentType) }
        let failure: DownloadFailure = verdict == .webPage ? .webPage(response) : .notMedia(response)
        // What the head of that answer told is not about the film.
        turnsElsewhere(failure, turns: connection.turns) ? end(.startOver(.elsewhere)) : giveUp(failure)
    }

    private func giveBack(
        _ id: RangePlan.ChunkID, written: Int64, _ failure: DownloadFailure, turns: Int, isThrottled: Bool
    ) {
        if failure.isThrottle { task.allowance.noteThrottle(host: addresses.current.host) }
        let verdict = plan.failed(id, written: written, isThrottled: isThrottled, now: clock.now())
        guard verdict == .giveUp, !turnsElsewhere(failure, turns: turns) else { return }
        giveUp(failure)
    }

    /// Turns to another address that may have the file; false when there is none.
    ///
    /// Without a mirror only an expired link is a reason: the same server would not be better at another address.
    /// `turns` are those before the failed connection was opened: those that it had beside it fail for the same reason.
    private func turnsElsewhere(_ failure: DownloadFailure, turns: Int) -> Bool {
        guard failure.isExpired || !task.request.stream.mirrors.isEmpty else { return false }
        if turns < addresses.turns { return true }
        let received = plan.received
        // Without ranges all that came is lost, so it was no step forward.
        let hasAdvanced = resource?.acceptsRanges == true && received > receivedAtTurn
        guard addresses.failOver(hasAdvanced: hasAdvanced) else { return false }
        receivedAtTurn = received
        escaped = failure
        return true
    }

    /// Ends the try; when another address was no help either, with the failure that leaves more hope.
    private func giveUp(_ failure: DownloadFailure) {
        end(.failed(escaped.flatMap { $0.isTransient ? $0 : nil } ?? failure))
    }

    /// Another version: everything again, unless the one in the file will be had again where it came from.
    private func startOver() {
        if let escaped, escaped.isTransient, plan.written > 0 { return end(.failed(escaped)) }
        end(.startOver(.changed))
    }

    /// Sets the reason to end; the first one counts.
    private func end(_ ending: Ending) {
        if self.ending == nil { self.ending = ending }
    }

    /// Fetches some bytes that the file has from a server that nothing else vouches for, to compare them.
    private func compareBytes(
        _ id: RangePlan.ChunkID, _ address: WebAddress, tag: String?, _ group: inout DiscardingTaskGroup,
        _ file: PartialFileHandle
    ) {
        guard let sample = plan.sample(largest: TailComparison.largestSample) ?? overlaps.last, let resource else {
            return startOver()
        }
        let comparison = TailComparison(
            address: address, headers: addresses.headers(from: task.request.stream.headers), cookies: task.cookies,
            range: sample, tag: tag, total: resource.total, file: file)
        let (engine, inbox) = (task.engine, inbox)
        group.addTask {
            inbox.add(.compared(id, address, tag: tag, isSame: await comparison.isSame(engine)))
        }
    }
}
