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
        addresses.found(response.address)
        if self.resource == nil { await learn(resource, id, end: end) }
        growIfUseful()
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
        case .refusedContent(let response, let head): refuseContent(id, response, head)
        }
    }

    /// Another host's bytes were compared with those in the file.
    func noteComparison(_ id: RangePlan.ChunkID, host: String, tag: String, isSame: Bool) {
        guard isSame else { return end(.startOver(.changed(onlyTag: true))) }
        tags[host] = tag
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
            return end(.failed(failure))
        }
        // A server that allows fewer connections may also just not answer the next one.
        giveBack(id, written: written, failure, isThrottled: !connection.isAnswered)
    }

    private func failToWrite(
        _ id: RangePlan.ChunkID, _ error: TransferError, written: Int64, _ file: PartialFileHandle
    ) {
        plan.stopped(id, written: written)
        let code = error.systemError ?? 0
        if code == OverlapWriter.mismatch { return end(.startOver(.changed(onlyTag: false))) }
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
        case .changed(let onlyTag): end(.startOver(.changed(onlyTag: onlyTag)))
        case .rangesRefused: end(.startOver(.withoutRanges))
        case .askWithoutIfRange: askAgain(id) { $0.asksWithIfRange = false }
        case .askWithoutRange: askAgain(id) { $0.asksWithRange = false }
        case .compareBytes(let tag): compareBytes(id, response.address, tag: tag, &group, file)
        case .failure(let failure): refuse(id, failure)
        }
    }

    private func askAgain(_ id: RangePlan.ChunkID, _ change: (ProgressiveSession) -> Void) {
        change(self)
        plan.stopped(id, written: 0)
    }

    private func refuse(_ id: RangePlan.ChunkID, _ failure: DownloadFailure) {
        let isAlone = plan.openConnections == 1
        if failure.isExpired, isAlone, addresses.failOver() { return plan.stopped(id, written: 0) }
        // Some servers forbid one connection too many instead of asking for patience.
        let isThrottled = failure.isThrottle || failure.isExpired
        // One connection that fails ends nothing while others deliver.
        guard isThrottled || failure.isTransient else {
            plan.stopped(id, written: 0)
            return end(.failed(failure))
        }
        giveBack(id, written: 0, failure, isThrottled: isThrottled)
    }

    private func refuseContent(_ id: RangePlan.ChunkID, _ response: TransferResponse, _ head: [UInt8]) {
        plan.stopped(id, written: 0)
        let verdict = head.withUnsafeBytes { MediaSniffer.judge($0, contentType: response.contentType) }
        end(.failed(verdict == .webPage ? .webPage(response) : .notMedia(response)))
    }

    private func giveBack(_ id: RangePlan.ChunkID, written: Int64, _ failure: DownloadFailure, isThrottled: Bool) {
        if failure.isThrottle { task.allowance.noteThrottle(host: addresses.current.host) }
        let verdict = plan.failed(id, written: written, isThrottled: isThrottled, now: clock.now())
        if verdict == .giveUp { end(.failed(failure)) }
    }

    /// Sets the reason to end; the first one counts.
    private func end(_ ending: Ending) {
        if self.ending == nil { self.ending = ending }
    }

    /// Fetches the last bytes before the chunk from a host whose tag is not known, to compare them with the file's.
    private func compareBytes(
        _ id: RangePlan.ChunkID, _ address: WebAddress, tag: String, _ group: inout DiscardingTaskGroup,
        _ file: PartialFileHandle
    ) {
        guard let sample = plan.sample(largest: TailComparison.largestSample), let resource else {
            return end(.startOver(.changed(onlyTag: true)))
        }
        let comparison = TailComparison(
            address: address, headers: addresses.headers(from: task.request.stream.headers), cookies: task.cookies,
            range: sample, tag: tag, total: resource.total, file: file)
        let (engine, inbox) = (task.engine, inbox)
        group.addTask {
            inbox.add(.compared(id, host: address.host, tag: tag, isSame: await comparison.isSame(engine)))
        }
    }
}
