import Manifests
import MediaModel

extension SegmentedSession {
    /// When the ledger, the disk and the user hear of new segments.
    struct Marks {
        var commits: MarkSchedule
        var syncs: MarkSchedule
        /// Of what lies behind the last whole segment, and of segments that take long.
        var landings: MarkSchedule
        var lastReport: Duration
        /// The most bytes that arrived, as far as it was reported.
        var arrived: Int64
        /// A sync under way, and what it will cover.
        var sync: (job: DiskJob<Void>, covered: [Covered])?
        /// What lay behind the runs when somebody last looked.
        var landed: [LandedUnits] = []
        /// Whether the room for the whole title was looked at.
        var isRoomChecked = false

        init(configuration: SegmentDownloaderConfiguration, written: Int64, arrived: Int64, now: Duration) {
            commits = MarkSchedule(
                amount: configuration.commitAmount, notBefore: configuration.commitNotBefore,
                atLatest: configuration.commitAtLatest, written: written, now: now)
            syncs = MarkSchedule(
                amount: configuration.syncAmount, notBefore: configuration.syncNotBefore,
                atLatest: configuration.syncAtLatest, written: written, now: now)
            landings = MarkSchedule(
                amount: configuration.landingAmount, notBefore: configuration.landingNotBefore,
                atLatest: configuration.commitAtLatest, written: arrived, now: now)
            lastReport = now
            self.arrived = arrived
        }
    }

    /// A stream file as it was when a sync began.
    struct Covered: Sendable {
        var lane: Int
        var file: Int
        var count: Int
        var bytes: Int64
        var handle: PartialFileHandle
    }

    /// The bytes in all stream files.
    var written: Int64 { writers.reduce(0) { $0 + $1.runs.reduce(0) { $0 + $1.written } } }

    /// The bytes that another try need not fetch.
    private var certain: Int64 { written + marks.landed.reduce(0) { $0 + $1.received } }

    /// What is due by the clock: sync, commit and progress.
    func tick() async {
        let now = clock.now()
        if now - marks.lastReport >= task.configuration.progressInterval { reportProgress(now: now) }
        synchronizeIfDue(now: now)
        checkRoom()
        checkMerge()
        marks.landed = land()
        if marks.commits.isDue(written: written, now: now) || marks.landings.isDue(written: certain, now: now) {
            await commitOrEnd()
        }
    }

    /// Commits what is written; waits for a store that cannot be written at the moment.
    func commit() async throws {
        try await commit(to: ledger)
    }

    /// The same, unless the store cannot be written at the moment: then another try has to fetch the last bytes again.
    func commitIfPossible() async throws {
        do {
            try await commit(to: task.ledger)
        } catch  where StoreOutage.isOutage(error) {
            marks.commits.postpone(now: clock.now())
            marks.landings.postpone(now: clock.now())
        }
    }

    /// Nothing is claimed that `pwrite` or `fdatasync` has not confirmed.
    private func commit(to ledger: any ChunkLedger) async throws {
        takeSync()
        marks.landed = land()
        let runs = writers.flatMap(\.runs).sorted { $0.record.file < $1.record.file }
        let address = task.request.stream.address
        let resource = ResumeState.Resource(
            originalAddress: address, finalAddress: address, total: estimatedTotal.map { ByteCount($0) },
            acceptsRanges: true,
            segments: SegmentMarks(
                fingerprint: SegmentMarks.fingerprint(of: lanes), runs: runs.map(\.record), merged: merged,
                witnesses: witnesses.values.sorted { $0.lane < $1.lane }, landed: marks.landed.map(withHeads)))
        let chunks = runs.map { run in
            let begin = Int64(run.record.file) * SegmentMarks.fileSpace
            return ResumeState.Chunk(
                begin: begin, end: nil, written: begin + run.written, durable: begin + run.durable)
        }
        let state = ResumeState(
            resource: resource, chunks: chunks, bootIdentifier: task.configuration.bootIdentifier)
        try await ledger.commit(state, for: task.request.id)
        for writer in writers { writer.landing?.noteCommitted() }
        marks.commits.mark(written: written, now: clock.now())
        marks.landings.mark(written: certain, now: clock.now())
    }

    /// Tells what arrived: on a slow line a segment takes minutes, and all that time bytes come.
    func reportProgress(now: Duration) {
        // What a broken connection brought is lost, but nobody likes to see a bar go back.
        let arrived = max(marks.arrived, written + heldBytes + bytesOnTheirWay)
        let elapsed = (now - marks.lastReport).seconds
        let speed = elapsed > 0 ? Double(arrived - marks.arrived) / elapsed : 0
        reportProgress(arrived, speed: speed)
        marks.lastReport = now
        marks.arrived = arrived
    }

    /// Tells what is certain: a try that ended leaves no more to the next one, and the scheduler counts by it.
    func reportCommitted() {
        reportProgress(certain, speed: 0)
    }

    private func reportProgress(_ bytes: Int64, speed: Double) {
        report(
            DownloadProgress(
                downloaded: ByteCount(bytes), total: estimatedTotal.map { ByteCount($0) },
                instantaneousSpeed: ByteCount(Int64(speed)), segmentsDone: segmentsDone, segmentsTotal: segmentsTotal))
    }

    var segmentsDone: Int {
        writers.reduce(0) { $0 + $1.runs.reduce(0) { $0 + $1.record.count } }
            + merged.reduce(0) { $0 + $1.records.reduce(0) { $0 + $1.count } }
    }
    var segmentsTotal: Int { lanes.reduce(0) { $0 + $1.count } }

    /// The size of all stream files in the end, from what is there and what answers announce; nil before there is enough
    /// to tell.
    var estimatedTotal: Int64? {
        var total = 0.0
        for (index, lane) in lanes.enumerated() {
            let known = knownSegments(of: index)
            if known.count >= lane.count {
                total += Double(known.bytes)
            } else if known.count > 0 {
                total += Double(known.bytes) / Double(known.count) * Double(lane.count)
            } else if lane.kind != .subtitles {
                guard let bandwidth = lane.stretches.first?.track.bandwidth else { return nil }
                total += Double(bandwidth) / 8 * lane.duration
            }
        }
        return total > 0 && total < Double(Int64.max / 4) ? Int64(total) : nil
    }

    /// The segments of a lane whose size is known, and their bytes.
    private func knownSegments(of lane: Int) -> (count: Int, bytes: Int64) {
        let ahead =
            held[lane].values.compactMap { held in held.body.map { (held.unit, $0) } }
            + begun[lane].values.map { ($0.unit, $0.body) }
            + connections.values.filter { $0.unit.lane == lane }.map { ($0.unit, $0.body) }
        let announced = ahead.compactMap { unit, body in body.progress.map { (unit.segments.count, $0.wanted) } }
        let runs = writers[lane].runs.map { ($0.record.count, $0.written) }
        return (runs + announced).reduce((0, 0)) { ($0.0 + $1.0, $0.1 + $1.1) }
    }

    /// Once a twentieth is there, looks whether the rest and the merged file will fit.
    private func checkRoom() {
        guard !marks.isRoomChecked, segmentsDone * 20 >= segmentsTotal, let total = estimatedTotal else { return }
        marks.isRoomChecked = true
        guard let free = FreeSpace.available(at: task.file.path) else { return }
        // What is left to fetch, and the merged file beside the streams until they are deleted.
        let missing = total - written + total - free.rawValue
        guard missing > 0 else { return }
        end(.failed(.diskFull(missing: ByteCount(missing), cause: "\(total) bytes of streams, to be merged")))
    }

    private func commitOrEnd() async {
        do {
            try await commitIfPossible()
        } catch {
            end(.failed(error as? DownloadFailure ?? ProgressiveSession.internalFailure(error)))
        }
    }

    private func synchronizeIfDue(now: Duration) {
        takeSync()
        guard marks.sync == nil, marks.syncs.isDue(written: written, now: now) else { return }
        marks.syncs.mark(written: written, now: now)
        let covered = writers.enumerated().flatMap { lane, writer in
            writer.runs.filter { $0.durable < $0.written }.map {
                Covered(
                    lane: lane, file: $0.record.file, count: $0.record.count, bytes: $0.written, handle: $0.handle)
            }
        }
        let job = DiskJob { () throws(DownloadFailure) in
            for file in covered { try file.handle.synchronize() }
        }
        marks.sync = (job, covered)
    }

    private func takeSync() {
        guard let sync = marks.sync, let result = sync.job.result else { return }
        marks.sync = nil
        switch result {
        case .success:
            for file in sync.covered { writers[file.lane].setDurable(file.file, count: file.count, bytes: file.bytes) }
        case .failure(let failure): end(.failed(failure))
        }
    }
}
