import MediaModel

/// What happens while the store cannot be written: lists are read from it, changes are refused, workers go on.
extension SchedulerLoop {
    /// Changes of the list that are held back at once; those beyond them are refused without a wait.
    static let heldLimit = 1_024

    /// Notes that the store has refused.
    mutating func noteRefusal(_ error: any Error) {
        let now = parts.clock.now()
        let outage = parts.storeWatch.noteRefusal(error)
        if refusal == nil {
            refusal = StoreRefusal(outage, now: now)
        } else {
            refusal?.noteTry(outage, now: now)
        }
    }

    /// Keeps a command back that the store would refuse, so that it need not be undone; whether that was necessary.
    mutating func holdBack(_ command: DownloadCommand, answer: CommandRouter.Answer) -> Bool {
        guard let outage = refusal?.outage, command.changesTheList else { return false }
        if held.count < Self.heldLimit {
            held.append(HeldCommand(command: command, answer: answer, since: parts.clock.now()))
        } else {
            answer.give(.failure(.notSaved(outage, follows: false)))
        }
        return true
    }

    /// Hands out what was held back, now that the store works.
    mutating func takeHeld() -> [SchedulerInput] {
        defer { held = [] }
        return held.map { .command($0.command, $0.answer) }
    }

    /// Answers who needs no store, and who has waited for it long enough.
    mutating func answerMeanwhile() async {
        if !pendingSnapshots.isEmpty {
            let list = await committedDownloads()
            for snapshot in pendingSnapshots { snapshot.give(list) }
            pendingSnapshots = []
        }
        answerCommitted()
        guard let refusal else { return }
        let now = parts.clock.now()
        let overdue = held.filter { refusal.isOverdue(since: $0.since, now: now) }
        held.removeAll { refusal.isOverdue(since: $0.since, now: now) }
        for command in overdue { command.answer.give(.failure(.notSaved(refusal.outage, follows: false))) }
        refusePending(refusal, now: now)
    }

    /// Answers those whose changes came into the store before it refused, and those who change nothing in it.
    private mutating func answerCommitted() {
        let now = parts.clock.now()
        pendingAnswers.removeAll { pending in
            guard pending.isCommitted, case .committed = pending.condition else { return false }
            commands.add(now - pending.since)
            pending.answer.give(.success(pending.reply))
            return true
        }
    }

    /// Refuses what was decided before anybody knew of the refusal.
    ///
    /// New downloads are taken back: nobody but this loop has heard of them. Other changes have happened, workers have
    /// stopped; they follow as soon as the store takes them, and the answer says so.
    private mutating func refusePending(_ refusal: StoreRefusal, now: Duration) {
        let overdue = pendingAnswers.filter { refusal.isOverdue(since: $0.since, now: now) }
        guard !overdue.isEmpty else { return }
        pendingAnswers.removeAll { refusal.isOverdue(since: $0.since, now: now) }
        let uncommitted = Set(backlog.compactMap(\.newDownload))
        var goes: Set<DownloadID> = []
        for pending in overdue {
            let new = pending.reply.newDownloads
            let isTakenBack = !new.isEmpty && new.isSubset(of: uncommitted)
            if isTakenBack { goes.formUnion(new) }
            pending.answer.give(.failure(.notSaved(refusal.outage, follows: !isTakenBack)))
        }
        if !goes.isEmpty { takeBack(goes) }
    }

    /// The list as the store has it, with the latest frames; as it was decided when the store cannot be read either.
    private func committedDownloads() async -> [PackedDownload] {
        guard let stored = try? await parts.repository.downloads() else { return downloads() }
        return stored.lazy.map(\.download).filter { $0.state != .removed }.map { download in
            var download = download
            if let latest = parts.hub.latest(of: download.id) { download.progress = latest }
            return PackedDownload(download)
        }
    }
}
