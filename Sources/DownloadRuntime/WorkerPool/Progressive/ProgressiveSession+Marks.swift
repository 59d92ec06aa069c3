import MediaModel
import Transfer

extension ProgressiveSession {
    /// When the ledger, the disk and the user hear of new bytes.
    struct Marks {
        var commits: MarkSchedule
        var syncs: MarkSchedule
        /// Nil before the first frame, which the first look at the clock brings: a resumed download moves at once.
        var lastReport: Duration?
        var lastReported: Int64
        /// The sync under way and what it covers.
        var sync: (job: DiskJob<Void>, marks: [RangePlan.ChunkID: Int64])?
        /// The reservation of the disk's room, once the size is known.
        var reservation: DiskJob<Void>?

        init(configuration: ProgressiveDownloaderConfiguration, written: Int64, now: Duration) {
            commits = MarkSchedule(
                amount: configuration.commitAmount, notBefore: configuration.commitNotBefore,
                atLatest: configuration.commitAtLatest, written: written, now: now)
            syncs = MarkSchedule(
                amount: configuration.syncAmount, notBefore: configuration.syncNotBefore,
                atLatest: configuration.syncAtLatest, written: written, now: now)
            lastReported = written
        }
    }

    /// What is due by the clock: growth, sync, commit and progress.
    func tick(_ file: PartialFileHandle) async {
        let now = clock.now()
        plan.recover(now: now)
        growIfUseful()
        if marks.lastReport.map({ now - $0 >= task.configuration.progressInterval }) ?? true {
            await task.engine.flush(transfers.values.map(\.transfer))
            advancePlan()
            reportProgress(now: now)
        }
        advancePlan()
        synchronizeIfDue(file, now: now)
        checkReservation()
        if marks.commits.isDue(written: plan.written, now: now) { await commitOrEnd() }
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
        }
    }

    /// Nothing is claimed that `pwrite` or `fdatasync` has not confirmed.
    private func commit(to ledger: any ChunkLedger) async throws {
        guard let resource else { return }
        advancePlan()
        let state = ResumeState(
            resource: resource, chunks: plan.ledgerChunks, bootIdentifier: task.configuration.bootIdentifier)
        try await ledger.commit(state, for: task.request.id)
        marks.commits.mark(written: plan.written, now: clock.now())
    }

    func reportProgress(now: Duration) {
        let written = plan.written
        let elapsed = marks.lastReport.map { (now - $0).seconds } ?? 0
        let speed = elapsed > 0 ? Double(max(0, written - marks.lastReported)) / elapsed : 0
        report(
            DownloadProgress(
                downloaded: ByteCount(written), total: resource?.total, instantaneousSpeed: ByteCount(Int64(speed))))
        marks.lastReport = now
        marks.lastReported = written
    }

    /// Reserves the disk's room as soon as the size is known; bytes arrive meanwhile, and a small file is there sooner.
    func reserveOnce(_ file: PartialFileHandle) {
        guard marks.reservation == nil, let total = resource?.total, total >= task.configuration.commitAmount else {
            return
        }
        let reserve = task.configuration.reservedSpace
        marks.reservation = DiskJob { () throws(DownloadFailure) in try file.reserve(total, leaving: reserve) }
    }

    private func checkReservation() {
        if case .failure(let failure) = marks.reservation?.result, ending == nil { ending = .failed(failure) }
    }

    private func commitOrEnd() async {
        do {
            try await commitIfPossible()
        } catch {
            let failure = error as? DownloadFailure ?? ProgressiveSession.internalFailure(error)
            if ending == nil { ending = .failed(failure) }
        }
    }

    private func synchronizeIfDue(_ file: PartialFileHandle, now: Duration) {
        takeSync()
        guard marks.sync == nil, marks.syncs.isDue(written: plan.written, now: now) else { return }
        marks.syncs.mark(written: plan.written, now: now)
        marks.sync = (DiskJob { () throws(DownloadFailure) in try file.synchronize() }, plan.writtenMarks)
    }

    private func takeSync() {
        guard let sync = marks.sync, let result = sync.job.result else { return }
        marks.sync = nil
        switch result {
        case .success: plan.setDurable(sync.marks)
        case .failure(let failure): if ending == nil { ending = .failed(failure) }
        }
    }
}
