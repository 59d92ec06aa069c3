package import MediaModel

extension SchedulerStateMachine {
    /// Takes in what a worker says; a report of an earlier try is ignored.
    package mutating func receive(_ report: WorkerReport, at now: Timestamp) {
        guard let entry = queue[report.id] else { return }
        if case .deleted = report.news {
            if entry.generation == report.generation { filesAreGone(entry) }
            return
        }
        guard entry.lease?.generation == report.generation else { return }
        if let freeSpace = report.disk?.freeSpace { noteRoom(entry, free: freeSpace, news: report.news) }
        switch report.news {
        case .started: workerStarted(entry)
        case .linkRenewed(let stream): amend(entry.id) { $0.stored.download.request.stream = stream }
        case .merging: workerMerges(entry)
        case .ended(let outcome, let progress):
            workerEnded(entry, outcome: outcome, progress: progress, disk: report.disk, at: now)
        case .published(let path, let size): filePublished(entry, path: path, size: size, at: now)
        case .publishFailed(let failure): publishFailed(entry, failure: failure, disk: report.disk, at: now)
        case .deleted: break
        }
    }

    /// Forgets why the last tries of the running ones failed as soon as bytes have come since.
    ///
    /// - Returns: whether there was such a one.
    package mutating func clearOvertakenFailures(_ latest: (DownloadID) -> DownloadProgress?) -> Bool {
        var isCleared = false
        for id in queue.working {
            guard let entry = queue[id], entry.state == .running, let lease = entry.lease,
                entry.download.failure != nil || entry.download.attempts > 0,
                let progress = latest(id)?.atRest, progress.downloaded > lease.bytesAtStart
            else { continue }
            amend(id) { entry in
                entry.stored.download.progress = progress
                entry.stored.download.attempts = 0
                entry.stored.download.failure = nil
            }
            isCleared = true
        }
        return isCleared
    }

    /// A host asked for patience while a download from it went on.
    package mutating func noteThrottle(of host: String, at now: Timestamp) {
        hosts.noteThrottle(of: host, limit: connectionsPerHost, at: now)
    }

    /// Remembers the room with which a download goes on whose size nobody knows.
    private mutating func noteRoom(_ entry: ScheduledDownload, free: ByteCount, news: WorkerReport.News) {
        guard case .ended(.failed(let failure), _) = news else { return }
        var entry = entry
        entry.roomNeeded = free + (failure.missingSpace ?? policy.unknownSpaceNeed)
        queue.update(entry)
    }

    private mutating func workerStarted(_ entry: ScheduledDownload) {
        if entry.isOffered {
            queue.noteTurn(of: entry)
            change(entry, through: .scheduled, to: .running) { $0.lease?.isOffered = false }
        } else if entry.state == .scheduled {
            change(entry, to: .running) { _ in }
        }
    }

    private mutating func workerMerges(_ entry: ScheduledDownload) {
        guard entry.state == .scheduled || entry.state == .running else { return }
        if entry.state == .scheduled { change(entry.id, to: .running) }
        change(entry.id, to: .completing) { $0.lease?.isMerging = true }
    }

    private mutating func workerEnded(
        _ entry: ScheduledDownload, outcome: DownloadOutcome, progress: DownloadProgress?, disk: DiskObservation?,
        at now: Timestamp
    ) {
        let frame = progress?.atRest ?? entry.download.progress
        switch (entry.state, outcome) {
        case (.scheduled, .finished(let file)), (.running, .finished(let file)):
            let running = entry.state == .scheduled ? change(entry, to: .running) { _ in } : entry
            publish(change(running, to: .completing) { $0.stored.download.progress = frame }, file)
        case (.completing, .finished(let file)):
            amend(entry.id) { entry in
                entry.lease?.isMerging = false
                entry.stored.download.progress = frame
            }
            if let entry = queue[entry.id] { publish(entry, file) }
        case (.scheduled, .failed(let failure)), (.running, .failed(let failure)), (.completing, .failed(let failure)):
            tryFailed(entry, failure: failure, progress: frame, disk: disk, at: now)
        case (.scheduled, .stopped), (.running, .stopped):
            let failure = DownloadFailure(
                .connectionLost, sentence: "The download stopped by itself.", cause: "stopped without being asked")
            tryFailed(entry, failure: failure, progress: frame, disk: disk, at: now)
        case (.pausing, _):
            change(entry.id, to: .paused) { $0.endLease(progress: frame) }
        default:
            amend(entry.id) { $0.endLease(progress: frame) }
        }
    }

    private mutating func publish(_ entry: ScheduledDownload, _ file: PartialFile) {
        guard let lease = entry.lease else { return }
        emit(.order(.publish(WorkTicket(generation: lease.generation, stored: entry.stored), file)))
    }

    private mutating func filePublished(
        _ entry: ScheduledDownload, path: String, size: ByteCount, at now: Timestamp
    ) {
        guard entry.state == .completing else {
            // Cancelled or removed while the file got its name: it goes, too.
            amend(entry.id) { entry in
                entry.lease = nil
                entry.stored.download.finalPath = path
                entry.stored.cleanup = .everything
                entry.deletion = nil
            }
            return
        }
        let completed = change(entry, to: .completed) { entry in
            entry.lease = nil
            entry.stored.targetPath = path
            entry.stored.download.finalPath = path
            entry.stored.download.finishedAt = now
            entry.stored.download.failure = nil
            entry.stored.download.attempts = 0
            entry.stored.download.progress.downloaded = size
            entry.stored.download.progress.total = size
        }
        guard completed.download.request.item.poster != nil else { return }
        emit(.order(.saveArtwork(completed.download)))
    }

    private mutating func publishFailed(
        _ entry: ScheduledDownload, failure: DownloadFailure, disk: DiskObservation?, at now: Timestamp
    ) {
        guard entry.state == .completing else {
            amend(entry.id) { $0.lease = nil }
            return
        }
        tryFailed(entry, failure: failure, progress: entry.download.progress, disk: disk, at: now)
    }

    private mutating func filesAreGone(_ entry: ScheduledDownload) {
        guard entry.deletion == entry.stored.cleanup else {
            // More is to be deleted than when the order went out; the sync orders it.
            amend(entry.id) { $0.deletion = nil }
            return
        }
        if entry.state == .removed, !entry.isHeld {
            forget(entry.id)
            return
        }
        amend(entry.id) { entry in
            entry.deletion = nil
            entry.allocated = nil
            entry.stored.cleanup = .nothing
            entry.stored.download.finalPath = nil
            entry.stored.download.progress = DownloadProgress(total: entry.download.progress.total)
        }
    }

    /// Decides what follows a try that did not work.
    private mutating func tryFailed(
        _ entry: ScheduledDownload, failure: DownloadFailure, progress: DownloadProgress, disk: DiskObservation?,
        at now: Timestamp
    ) {
        if failure.isThrottle { hosts.noteThrottle(of: entry.host, limit: connectionsPerHost, at: now) }
        let advanced = progress.downloaded > (entry.lease?.bytesAtStart ?? .zero)
        let tries = (advanced ? 0 : entry.download.attempts) + 1
        let state = stateAfter(failure, tries: tries, entry: entry, disk: disk, at: now)
        if case .waiting(.retryAt) = state { retryCount += 1 }
        let isUnused = progress.downloaded == .zero && entry.download.request.wasLookedAt
        let kept = state == .failed ? finalFailure(failure, tries: tries, isUnused: isUnused, at: now) : failure
        change(entry.id, to: state) { entry in
            entry.endLease(progress: progress)
            // A full disk or an absent folder says nothing about the source.
            entry.stored.download.attempts = failure.isTransient ? tries : entry.download.attempts
            entry.stored.download.failure = kept
        }
    }

    private mutating func stateAfter(
        _ failure: DownloadFailure, tries: Int, entry: ScheduledDownload, disk: DiskObservation?, at now: Timestamp
    ) -> DownloadState {
        // A disk that was pulled out fails in many ways; what counts is that its folder is gone.
        if failure.isAboutTheDisk, disk?.folderExists == false { return .waiting(.sourceMissing) }
        return switch failure.code {
        case .diskFull:
            .waiting(.space(failure.missingSpace ?? entry.missingBytes ?? policy.unknownSpaceNeed))
        case .folderMissing: .waiting(.sourceMissing)
        default:
            switch policy.retry.decision(after: failure, tries: tries, now: now, using: &jitter) {
            case .retry(let time): .waiting(.retryAt(time))
            case .giveUp: .failed
            }
        }
    }

    /// What the user reads in the end; `isUnused` when a link that was looked at has given nothing since.
    private func finalFailure(
        _ failure: DownloadFailure, tries: Int, isUnused: Bool, at now: Timestamp
    ) -> DownloadFailure {
        var failure = failure
        if isUnused, let status = failure.httpStatus, [403, 404, 410].contains(status) {
            // Some links hold a token that the look has used up.
            failure.sentence =
                "The link worked when it was looked at, but not again: it may work only once. Copy it anew."
        }
        guard failure.isTransient, tries > 1 else { return failure }
        failure.sentence += " Tried \(tries) times, last at \(calendar.text(now))."
        return failure
    }
}

extension ScheduledDownload {
    fileprivate mutating func endLease(progress: DownloadProgress) {
        lease = nil
        allocated = nil
        stored.download.progress = progress
    }
}

extension DownloadRequest {
    /// Whether somebody pasted the link, and its server told the size of the file when the link was looked at.
    fileprivate var wasLookedAt: Bool {
        stream.format == .progressive && item.sourceName == nil && stream.byteCount != nil && !stream.isSizeEstimated
    }
}

extension DownloadProgress {
    /// This frame without the speeds, which mean nothing once no byte moves.
    var atRest: DownloadProgress {
        DownloadProgress(
            downloaded: downloaded, total: total, segmentsDone: segmentsDone, segmentsTotal: segmentsTotal)
    }
}
