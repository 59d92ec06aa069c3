import Manifests
import MediaModel
import Transfer

extension SegmentedSession {
    /// Opens what the queue asks for, until it asks for nothing.
    func act(_ group: inout TaskGroup<SegmentedEvent>) {
        queue.allowed = task.allowance.maximumConnections
        queue.isHolding = isMergeBehind || heldBytes > task.configuration.held.rawValue
        while ending == nil, expiry == nil, let next = queue.next(now: clock.now()) {
            open(next.id, next.unit, next.address, &group)
        }
        if expiry == nil { help(&group) }
        if queue.isDone, besides != nil { end(.finished) }
        if let expiry, connections.isEmpty, !queue.isDone { end(.failed(expiry)) }
        if signal.isRaised { stopTransfers() }
    }

    /// A transfer ended.
    func noteEnd(_ id: FetchQueue.UnitID, _ ending: FileTransfer.Ending, _ group: inout TaskGroup<SegmentedEvent>) {
        guard let connection = connections[id] else { return }
        signal.remove(connection.transfer)
        connections[id]?.hasMainEnded = true
        notePart(id, ending, &group)
    }

    /// All transfers of a unit ended.
    func settleUnit(
        _ id: FetchQueue.UnitID, _ connection: Connection, _ ending: FileTransfer.Ending,
        _ group: inout TaskGroup<SegmentedEvent>
    ) {
        switch ending {
        case .complete where !connection.body.isWhole: lack(id, connection, &group)
        case .complete: deliver(id, connection, &group)
        case .stopped:
            keepBeginning(of: id, connection)
            queue.stopped(id, now: clock.now())
        case .failed(let error): fail(id, connection, error, &group)
        case .refused(let response): refuse(id, connection, response, &group)
        case .refusedContent: queue.stopped(id, now: clock.now())
        }
    }

    /// A key or an initialization came, or did not.
    func noteDocument(
        _ key: DocumentKey, _ result: Result<[UInt8], DownloadFailure>, _ group: inout TaskGroup<SegmentedEvent>
    ) {
        switch result {
        case .success(let bytes):
            shelf.put(bytes, for: key)
            reserveFiles()
            for connection in connections.values { tellSecret(to: connection.body, of: connection.unit) }
            for begun in begun.flatMap(\.values) { tellSecret(to: begun.body, of: begun.unit) }
            writeAll(&group)
        case .failure(let failure):
            shelf.forget(key)
            if expiry != nil { return }
            if failure.isLinkExpired, queue.expire() {
                if !isRefreshing { refresh(&group) }
            } else if !leaveOutWords(needing: key, &group) {
                end(.failed(failure))
            }
        }
    }

    /// The manifest was fetched again.
    func noteRefresh(
        _ result: Result<SegmentPlan, DownloadFailure>, _ group: inout TaskGroup<SegmentedEvent>
    ) {
        isRefreshing = false
        switch result {
        case .success(let plan):
            queue.refreshed(LaneBuilder.lanes(of: plan))
            // What waits for a key needs the one of the new manifest.
            let units = held.flatMap(\.values).map(\.unit) + connections.values.map(\.unit)
            for unit in units {
                for index in unit.segments { askForDocuments(of: lanes[unit.lane][index].segment, &group) }
            }
            writeAll(&group)
        case .failure(let failure) where failure.isLinkExpired: expiry = failure
        case .failure(let failure): end(.failed(failure))
        }
    }

    /// Bytes that arrived and wait for their turn.
    var heldBytes: Int64 {
        held.reduce(0) { $0 + $1.values.reduce(0) { $0 + Int64($1.body?.count ?? 0) } }
    }

    /// Bytes of units that are not whole yet.
    var bytesOnTheirWay: Int64 {
        connections.values.reduce(0) { $0 + Int64($1.body.count) }
            + begun.reduce(0) { $0 + $1.values.reduce(0) { $0 + Int64($1.body.count) } }
    }

    private func open(
        _ id: FetchQueue.UnitID, _ unit: FetchUnit, _ address: String, _ group: inout TaskGroup<SegmentedEvent>
    ) {
        guard !unit.isGap, !unreadable.contains(unit.lane) else {
            queue.delivered(id)
            return unit.isGap ? passOver(unit, &group) : leaveOut(unit, &group)
        }
        for index in unit.segments { askForDocuments(of: lanes[unit.lane][index].segment, &group) }
        let begun = takeBeginning(of: unit)
        if let begun, begun.body.isWhole {
            queue.delivered(id)
            return hold(unit, begun.body, &group)
        }
        do throws(DownloadFailure) {
            let address = try DocumentRequest.address(address)
            let connection =
                begun.flatMap { rest(of: $0, from: address) }
                ?? connection(unit, address, begun?.body ?? emptyBody(of: unit))
            let (engine, transfer) = (task.engine, connection.transfer)
            connections[id] = connection
            signal.add(transfer)
            group.addTask { .ended(id, await engine.run(transfer)) }
        } catch {
            end(.failed(error))
        }
    }

    /// Lets the first segments arrive in their files, as soon as it is known what lies before them.
    func reserveFiles() {
        for index in lanes.indices where queue.turn(of: index) == 0 {
            do {
                guard let needs = try shelf.needs(of: lanes[index][0].segment) else { continue }
                try writers[index].reserve(headSize: Int64(needs.head?.count ?? 0))
            } catch let failure as DownloadFailure {
                end(.failed(failure))
            } catch {
                // An initialization that cannot be decrypted shows when the segment is written.
                continue
            }
        }
    }

    private func askForDocuments(of segment: MediaSegment, _ group: inout TaskGroup<SegmentedEvent>) {
        guard !segment.isGap else { return }
        for key in shelf.missing(for: segment) {
            let request = DocumentRequest(
                key: key, headers: task.headers, cookies: task.cookies, limit: task.configuration.document,
                clock: clock)
            let engine = task.engine
            group.addTask { .document(key, await request.run(engine)) }
        }
    }

    /// Lets a body decrypt what arrives, when the key is there.
    ///
    /// Ranges of one answer are decrypted one by one, when they are written.
    func tellSecret(to body: SegmentBody, of unit: FetchUnit) {
        guard unit.slices == nil, let item = unit.segments.first.map({ lanes[unit.lane][$0] }),
            let key = item.segment.key, let secret = try? shelf.needs(of: item.segment)?.key
        else { return }
        body.setSecret(ArrivingCipher.Secret(key: secret, initializationVector: key.initializationVector))
    }

    func emptyBody(of unit: FetchUnit) -> SegmentBody {
        let body = SegmentBody(
            unit.segments, budget: budget, files: spareFiles, landing: writers[unit.lane].landing,
            isEncrypted: unit.segments.contains { lanes[unit.lane][$0].segment.key != nil })
        tellSecret(to: body, of: unit)
        return body
    }

    private func connection(_ unit: FetchUnit, _ address: WebAddress, _ body: SegmentBody) -> Connection {
        let judge = SegmentAnswerJudge(range: unit.range, timestamp: clock.timestamp(), now: clock.now())
        let head = SegmentHead()
        let range = unit.range.map { TransferRequest.Range(begin: $0.offset, end: $0.end) }
        let transfer = FileTransfer(
            TransferRequest(
                address: address, headers: task.headers, range: range, purpose: .segment, cookies: task.cookies),
            offset: 0, end: nil, limiter: task.allowance.limiter,
            writer: { bytes, offset in
                head.note(bytes, at: offset)
                return body.append(bytes, at: offset)
            },
            judge: { [answerTimes, clock, begin = clock.now()] response in
                answerTimes.note(clock.now() - begin)
                switch judge.judge(response) {
                case .whole: return .accept(end: body.expect(0, count: unit.range?.length ?? response.bodyLength))
                case .slice(let offset):
                    _ = body.expect(offset, count: unit.range?.length)
                    return .accept(end: unit.range.map { offset + $0.length })
                case .fault: return .refuse
                }
            })
        return Connection(
            unit: unit, transfer: transfer, body: body, head: head, judge: judge,
            beginnings: [ObjectIdentifier(transfer): clock.now()])
    }

    // MARK: Ends

    private func deliver(
        _ id: FetchQueue.UnitID, _ connection: Connection, _ group: inout TaskGroup<SegmentedEvent>
    ) {
        queue.delivered(id)
        let unit = connection.unit
        guard !unreadable.contains(unit.lane) else { return leaveOut(unit, &group) }
        noteWitness(connection)
        hold(unit, connection.body, &group)
    }

    private func hold(_ unit: FetchUnit, _ body: SegmentBody, _ group: inout TaskGroup<SegmentedEvent>) {
        held[unit.lane][unit.segments.lowerBound] = Held(unit: unit, body: body)
        write(unit.lane, &group)
    }

    /// Remembers how a segment began, so that a later try sees whether it is still the same title.
    private func noteWitness(_ connection: Connection) {
        let unit = connection.unit
        // A whole file that came instead of a part does not begin like the part.
        guard let response = connection.transfer.response, unit.range == nil || response.status == 206 else { return }
        let lane = lanes[unit.lane].name
        witnesses[lane] =
            SegmentWitness(
                lane: lane, segment: unit.segments.lowerBound, head: connection.head.bytes, response: response)
            ?? witnesses[lane]
    }

    /// All parts say that they are complete, and together they are not: better once more than a hole.
    private func lack(
        _ id: FetchQueue.UnitID, _ connection: Connection, _ group: inout TaskGroup<SegmentedEvent>
    ) {
        isHelpUseful = false
        let failure = DownloadFailure(SegmentFlaw.damaged("parts of the segment are missing"))
        settle(
            queue.failed(id, .damaged, now: clock.now(), jitter: .random(in: 0...1)), connection.unit, failure, &group)
    }

    private func fail(
        _ id: FetchQueue.UnitID, _ connection: Connection, _ error: TransferError,
        _ group: inout TaskGroup<SegmentedEvent>
    ) {
        keepBeginning(of: id, connection)
        if error.code == .notWritten {
            queue.stopped(id, now: clock.now())
            return end(.failed(DownloadFailure(systemError: error.systemError ?? 0, doing: "keeping a segment")))
        }
        let failure = DownloadFailure(error, host: connection.transfer.request.address.host)
        settle(
            queue.failed(id, .transient, now: clock.now(), jitter: .random(in: 0...1)), connection.unit, failure, &group
        )
    }

    private func refuse(
        _ id: FetchQueue.UnitID, _ connection: Connection, _ response: TransferResponse,
        _ group: inout TaskGroup<SegmentedEvent>
    ) {
        if connection.isOutdated(by: response) { return beginAnew(id) }
        keepBeginning(of: id, connection)
        guard case .fault(let fault, let failure) = connection.judge.judge(response) else {
            return end(.failed(.contradiction(response)))
        }
        if failure.isThrottle { task.allowance.noteThrottle(host: response.address.host) }
        if fault == .missing, isBeyondEnd(connection.unit) { return leaveOutLast(id, connection.unit, &group) }
        settle(queue.failed(id, fault, now: clock.now(), jitter: .random(in: 0...1)), connection.unit, failure, &group)
    }

    /// Does what the queue says about a unit that did not arrive.
    func settle(
        _ verdict: FetchQueue.Verdict, _ unit: FetchUnit, _ failure: DownloadFailure,
        _ group: inout TaskGroup<SegmentedEvent>
    ) {
        switch verdict {
        case .retry: break
        case .refresh where expiry != nil, .giveUp where expiry != nil: break
        case .refresh: refresh(&group)
        case .broken:
            breakage = breakage ?? failure
            passOver(unit, &group)
        case .leaveOut:
            task.note("words of \(lanes[unit.lane].name) are left out: \(failure.cause)")
            passOver(unit, &group)
        case .giveUp:
            breakage = breakage ?? failure
            end(.failed(brokenSegments ?? failure))
        }
    }

    private func refresh(_ group: inout TaskGroup<SegmentedEvent>) {
        isRefreshing = true
        let (load, request, cookies) = (task.loadPlan, task.request, task.cookies)
        group.addTask {
            do throws(DownloadFailure) {
                return .refreshed(.success(try await load(request, cookies)))
            } catch {
                return .refreshed(.failure(error))
            }
        }
    }

    /// Whether a unit is the last of a counted list and begins within half a segment of the period's end: such a list
    /// is nominal, and its last number may not exist (ISO/IEC 23009-1 §7.2.1).
    private func isBeyondEnd(_ unit: FetchUnit) -> Bool {
        let item = lanes[unit.lane][unit.segments.lowerBound]
        let last = item.stretch.firstIndex + item.stretch.track.segments.count - 1
        guard unit.segments == last..<last + 1, last > item.stretch.firstIndex, let end = item.stretch.periodDuration,
            let usual = item.stretch.track.segments.first?.duration
        else { return false }
        return end - item.segment.start <= usual / 2
    }

    private func leaveOutLast(
        _ id: FetchQueue.UnitID, _ unit: FetchUnit, _ group: inout TaskGroup<SegmentedEvent>
    ) {
        queue.delivered(id)
        var absent = unit
        absent.isGap = true
        passOver(absent, &group)
    }

    /// Lets the lane go on without a unit when its turn has come; those before it may still be on their way.
    func passOver(_ unit: FetchUnit, _ group: inout TaskGroup<SegmentedEvent>) {
        held[unit.lane][unit.segments.lowerBound] = Held(unit: unit, body: nil)
        write(unit.lane, &group)
    }
}

extension TransferResponse {
    /// The length of the body as it will be handed out; nil when it is not known.
    fileprivate var bodyLength: Int64? { isEncoded ? nil : contentLength?.rawValue }
}
