import MediaModel
import Transfer

extension ProgressiveSession {
    /// Does what the plan asks for, until it asks for nothing.
    func act(_ file: PartialFileHandle) {
        advancePlan()
        plan.allow(connections: task.allowance.maximumConnections)
        reserveOnce(file)
        while let action = plan.next() {
            switch action {
            case .open(let id, let begin, let end): open(id, begin, end, file)
            case .shrink(let id, let end): shrink(id, to: end)
            case .extend(let id, let end): plan.extended(id, isDone: transfers[id]?.transfer.raiseEnd(to: end) ?? false)
            case .close(let id): if let transfer = transfers[id]?.transfer { task.engine.stop(transfer) }
            case .finished: ending = .finished
            }
        }
        if case .finished = ending { return }
        if signal.isRaised { stopTransfers() }
    }

    /// Tells the plan how far the transfers are.
    func advancePlan() {
        for (id, connection) in transfers {
            let marks = connection.transfer.marks
            plan.advance(id, received: marks.received, written: marks.written)
        }
    }

    /// Doubles the connections when all of them deliver and there is something to gain.
    func growIfUseful() {
        guard resource?.acceptsRanges == true, plan.mayGrow, transfers.values.allSatisfy({ $0.isAnswered }) else {
            return
        }
        advancePlan()
        // More connections would only share what a limit lets through to this download.
        let own = task.allowance.limiter
        guard !own.isHolding, !task.engine.limiter.isHolding(own) else { return }
        if growth.shouldGrow(now: clock.now(), received: plan.received) { plan.grow() }
    }

    func stopTransfers() {
        for connection in transfers.values { task.engine.stop(connection.transfer) }
    }

    private func shrink(_ id: RangePlan.ChunkID, to end: Int64) {
        guard let transfer = transfers[id]?.transfer else { return }
        let reached = transfer.lowerEnd(to: end)
        let marks = transfer.marks
        plan.advance(id, received: marks.received, written: marks.written)
        plan.shrunk(id, end: reached)
    }

    private func open(
        _ id: RangePlan.ChunkID, _ begin: Int64, _ end: Int64?, _ file: PartialFileHandle
    ) {
        let connection = makeConnection(begin, end, file)
        transfers[id] = connection
        signal.add(connection.transfer)
        task.engine.start(connection.transfer) { [inbox] in
            inbox.add(.answered(id))
        } ended: { [inbox] ending in
            inbox.add(.ended(id, ending))
        }
    }

    private func makeConnection(_ begin: Int64, _ end: Int64?, _ file: PartialFileHandle) -> Connection {
        let question = question(begin, end)
        let judge = AnswerJudge(
            question: question, original: task.request.stream.address, resource: resource, tags: tags,
            proven: proven, now: clock.timestamp())
        let verdict = JudgedAnswer()
        let writer = OverlapWriter(file: file, overlaps: overlaps)
        let transfer = FileTransfer(
            request(for: question), offset: begin, end: end, limiter: task.allowance.limiter,
            writer: { writer.write($0, at: $1) },
            judge: { response in
                let judgement = judge.judge(response)
                verdict.note(judgement)
                return if case .accept(_, let end) = judgement { .accept(end: end) } else { .refuse }
            },
            inspect: { response, head in
                begin > 0 || MediaSniffer.judge(head, contentType: response.contentType) == .media
            })
        return Connection(transfer: transfer, judge: judge, verdict: verdict, turns: addresses.turns)
    }

    private func question(_ begin: Int64, _ end: Int64?) -> AnswerJudge.Question {
        guard resource != nil, let end else { return .whole(withRange: asksWithRange) }
        return .rest(begin..<end, withIfRange: asksWithIfRange)
    }

    private func request(for question: AnswerJudge.Question) -> TransferRequest {
        let headers = addresses.headers(from: task.request.stream.headers)
        switch question {
        case .whole(let withRange):
            return TransferRequest(
                address: addresses.current, headers: headers, range: withRange ? .init(begin: 0) : nil, purpose: .bulk,
                cookies: task.cookies)
        case .rest(let range, let withIfRange):
            return TransferRequest(
                address: addresses.current, headers: headers + (withIfRange ? ifRange() : []),
                range: .init(begin: range.lowerBound, end: range.upperBound), purpose: .bulk,
                cookies: task.cookies)
        }
    }

    private func ifRange() -> [HeaderField] {
        let tag = tags[addresses.current.host] ?? resource?.entityTag
        guard let value = resource?.ifRange(entityTag: tag) else { return [] }
        return HeaderField(name: "If-Range", value: value).map { [$0] } ?? []
    }
}
