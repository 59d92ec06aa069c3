import Manifests
import MediaModel
import Transfer

/// What came of units whose transfers ended too early: the next transfer goes on there, in this try or in a later one.
extension SegmentedSession {
    /// What counts as progress of a unit: a server that breaks off after less than that makes no film.
    private static let smallestProgress: Int64 = 64 << 10

    /// Keeps what a unit's transfer brought in turn.
    func keepBeginning(of id: FetchQueue.UnitID, _ connection: Connection) {
        let (unit, body) = (connection.unit, connection.body)
        let version = connection.resumed ?? connection.version
        // Who gives no parts gives the whole once more. Its length is worth keeping all the same.
        guard body.rewind(keepsBytes: isHelpUseful && version?.isCertain == true), let progress = body.progress else {
            return
        }
        begun[unit.lane][unit.segments.lowerBound] = Begun(unit: unit, body: body, version: version)
        if progress.prefix - connection.transfer.offset >= Self.smallestProgress { queue.progressed(id) }
    }

    /// What is there of a unit that is about to be fetched; nil when nothing is.
    func takeBeginning(of unit: FetchUnit) -> Begun? {
        guard let begun = begun[unit.lane].removeValue(forKey: unit.segments.lowerBound) else { return nil }
        return begun.unit.segments == unit.segments ? begun : nil
    }

    /// A connection that brings the rest of a unit; nil when that cannot be asked for, or is all of it.
    func rest(of begun: Begun, from address: WebAddress) -> Connection? {
        guard let version = begun.version, let progress = begun.body.progress, progress.prefix > 0,
            let transfer = part(
                progress.prefix..<progress.wanted, of: begun.unit, version, into: begun.body, from: address)
        else {
            _ = begun.body.rewind(keepsBytes: false)
            return nil
        }
        tellSecret(to: begun.body, of: begun.unit)
        return Connection(
            unit: begun.unit, transfer: transfer, body: begun.body, head: SegmentHead(),
            judge: SegmentAnswerJudge(range: begun.unit.range, timestamp: clock.timestamp(), now: clock.now()),
            resumed: version, beginnings: [ObjectIdentifier(transfer): clock.now()])
    }

    /// A transfer of the bytes from one offset of a unit to another; nil where offsets are beyond all bounds.
    func part(
        _ bytes: Range<Int64>, of unit: FetchUnit, _ version: ResourceVersion, into body: SegmentBody,
        from address: WebAddress
    ) -> FileTransfer? {
        let (begin, length) = ((unit.range?.offset ?? 0) + bytes.lowerBound, bytes.upperBound - bytes.lowerBound)
        guard let wanted = ByteSpan(offset: begin, length: length) else { return nil }
        let judge = PartAnswerJudge(version: version, range: wanted)
        return FileTransfer(
            TransferRequest(
                address: address, headers: task.headers,
                range: TransferRequest.Range(begin: wanted.offset, end: wanted.end), purpose: .segment,
                cookies: task.cookies),
            offset: bytes.lowerBound, end: bytes.upperBound, limiter: task.allowance.limiter,
            writer: { body.append($0, at: $1) },
            judge: { judge.accepts($0) ? .accept(end: bytes.upperBound) : .refuse })
    }

    /// The unit is another one by now, or its server gives no parts: all of it comes once more.
    func beginAnew(_ id: FetchQueue.UnitID) {
        isHelpUseful = false
        queue.stopped(id, now: clock.now())
    }

    /// Lets everything lie where it belongs in the stream files.
    ///
    /// - Returns: what lies behind the runs of the lanes, for a later try.
    func land() -> [LandedUnits] {
        lanes.indices.compactMap { lane in
            var next = queue.turn(of: lane)
            guard let (file, begin) = writers[lane].landingPlace(of: next) else { return nil }
            var (place, units) = (begin, LandedUnits(lane: lanes[lane].name, file: file, units: []))
            while let arriving = arriving(next, of: lane) {
                arriving.body.settle()
                guard let unit = arriving.body.landed(at: place, version: arriving.version) else { break }
                units.units.append(unit)
                guard let offset = unit.next else { break }
                (next, place.offset) = (unit.segments.upperBound, offset)
            }
            return units.received > 0 ? units : nil
        }
    }

    /// The same with what tells whether something was written over it since.
    func withHeads(_ landed: LandedUnits) -> LandedUnits {
        var landed = landed
        guard let lane = lanes.firstIndex(where: { $0.name == landed.lane }),
            let handle = writers[lane].landingPlace(of: queue.turn(of: lane))?.place.handle
        else { return landed }
        for index in landed.units.indices { landed.units[index].head = landed.units[index].head(in: handle) }
        return landed
    }

    /// The unit that begins with a segment, if any of it is there.
    private func arriving(_ first: Int, of lane: Int) -> (body: SegmentBody, version: ResourceVersion?)? {
        if let body = held[lane][first]?.body { return (body, nil) }
        if let begun = begun[lane][first] { return (begun.body, begun.version) }
        let connection = connections.values.first { $0.unit.lane == lane && $0.unit.segments.lowerBound == first }
        return connection.map { ($0.body, $0.resumed ?? $0.version) }
    }

    /// Takes up what an earlier try left behind the runs of a lane.
    func takeUp(_ left: LandedUnits) async throws(DownloadFailure) {
        guard let lane = lanes.firstIndex(where: { $0.name == left.lane }), let first = left.units.first,
            first.segments.lowerBound == queue.turn(of: lane)
        else { return }
        if first.segments.lowerBound == 0 {
            try writers[lane].resumeReserved(left.file, headSize: first.offset, size: left.end)
        }
        guard let (file, place) = writers[lane].landingPlace(of: first.segments.lowerBound), file == left.file,
            place.offset == first.offset
        else { return }
        let size = place.handle.size.rawValue
        for landed in left.units {
            guard landed.isSound, landed.end <= size, landed.head == landed.head(in: place.handle),
                await takeUp(landed, of: lane)
            else { return }
        }
    }

    /// Takes up one unit.
    ///
    /// - Returns: whether it lies where it should, so that what is behind it does, too.
    private func takeUp(_ landed: LandedUnits.Unit, of lane: Int) async -> Bool {
        guard landed.segments.upperBound <= lanes[lane].count else { return false }
        let unit = FetchUnit.starting(
            at: landed.segments.lowerBound, before: landed.segments.upperBound, of: lanes[lane], number: lane)
        guard unit.segments == landed.segments else { return false }
        await fetchKey(of: lanes[lane][unit.segments.lowerBound].segment)
        let body = emptyBody(of: unit)
        let isOfUse = landed.isWhole || landed.version?.isCertain == true
        guard body.resume(isOfUse ? landed : landed.emptied) else { return false }
        begun[lane][unit.segments.lowerBound] = Begun(unit: unit, body: body, version: landed.version)
        return true
    }

    /// Fetches the key of a segment that is there in part: without it nothing can be put behind that.
    private func fetchKey(of segment: MediaSegment) async {
        guard segment.key != nil else { return }
        for key in shelf.missing(for: segment) {
            let request = DocumentRequest(
                key: key, headers: task.headers, cookies: task.cookies, limit: task.configuration.document,
                clock: clock)
            guard case .success(let bytes) = await request.run(task.engine) else {
                shelf.forget(key)
                continue
            }
            shelf.put(bytes, for: key)
        }
    }
}

extension SegmentedSession.Connection {
    /// The version of what comes; nil when it is not known, or not what lies on the server byte by byte.
    var version: ResourceVersion? {
        guard let response = transfer.response, !response.isEncoded, case .whole = judge.judge(response) else {
            return nil
        }
        return ResourceVersion(response)
    }

    /// Whether an answer to the request for the rest shows that the beginning is of no use.
    func isOutdated(by response: TransferResponse) -> Bool {
        resumed != nil && [200, 206, 412, 416].contains(response.status)
    }
}
