import MediaModel
import Transfer

extension ProgressiveSession {
    /// Opens the part file, unless it is, and takes up what the ledger and the file agree on.
    func openAndResume() async throws -> PartialFileHandle {
        let prepared =
            if let prepared = task.prepared { prepared } else {
                try await PreparedFile(task.file, of: task.request.id, ledger: ledger)
            }
        let (file, state) = (prepared.file, prepared.state)
        if let state, resume(state, fileSize: file.size) { return file }
        if state?.resource.segments != nil { removeStreams() }
        try await forget(file, hasMarks: state != nil)
        addresses = AddressBook(
            original: task.request.stream.address, earlier: state?.resource.finalAddress,
            mirrors: task.request.stream.mirrors)
        return file
    }

    /// Deletes what was fetched when the link led to a stream of segments; best effort, for it is only in the way.
    private func removeStreams() {
        for entry in StreamFiles.entries(of: task.file.path) { try? Disk.deleteFile(entry.path) }
    }

    /// Discards every byte and fetches the file anew.
    func startOver(_ reason: StartOver, _ file: PartialFileHandle) async throws {
        try await forget(file, hasMarks: true)
        refetched = []
        switch reason {
        case .changed: plan.limitToOneConnection()
        case .withoutRanges: asksWithRange = false
        case .elsewhere: break
        }
    }

    /// Looks whether the file is whole; one that is not is discarded, because nobody knows which bytes are missing.
    ///
    /// - Returns: why the try failed; nil when nothing is known to be wrong.
    func damage(in file: PartialFileHandle) async throws -> DownloadFailure? {
        let size = ByteCount(plan.written)
        let look = { @Sendable () throws(DownloadFailure) in
            try ContainerCheck.damage(in: ContainerBytes(file, size: size))
        }
        let cause = isSmall ? try look() : try await DiskQueue.run(look)
        guard let cause else { return nil }
        try await forget(file, hasMarks: true)
        reportProgress(now: clock.now())
        return DownloadFailure(
            .damaged, sentence: "The file arrived damaged. Retry fetches it again.", cause: cause)
    }

    /// Makes the finished file safe and commits the last marks.
    ///
    /// A small file is fetched again sooner than the disk has taken its marks: for it the publication, which syncs as
    /// well, is soon enough. A list of ten thousand of them lives by this.
    func seal(_ file: PartialFileHandle) async throws {
        let total = ByteCount(plan.written)
        guard total > .zero else { throw DownloadFailure.emptyBody }
        let size = file.size
        guard size >= total else { throw try await disturbed(file, "has \(size.rawValue) bytes of \(total.rawValue)") }
        if size == total, isSmall {
            resource?.total = total
            return reportProgress(now: clock.now())
        }
        let covered = plan.writtenMarks
        try await DiskQueue.run { () throws(DownloadFailure) in
            if size != total { try file.truncate(to: total) }
            try file.synchronize()
        }
        plan.setDurable(covered)
        resource?.total = total
        try await commit()
        reportProgress(now: clock.now())
    }

    /// Whether all that was written is still in memory and read in no time.
    var isSmall: Bool { ByteCount(plan.written) < task.configuration.commitAmount }

    /// Discards every byte and what was known of the file.
    func forget(_ file: PartialFileHandle, hasMarks: Bool) async throws {
        if hasMarks { try await ledger.clearResumeState(of: task.request.id) }
        if file.size > .zero { try file.truncate(to: .zero) }
        resource = nil
        tags = [:]
        proven = []
        overlaps = []
        receivedAtTurn = 0
        asksWithIfRange = true
        rangeRefusals = 0
        let now = clock.now()
        plan = RangePlan(configuration: task.configuration.plan)
        growth = ConnectionGrowth(configuration: task.configuration, now: now, received: 0)
        marks = Marks(configuration: task.configuration, written: 0, now: now)
    }

    /// Takes back the end of every piece, so that it is fetched again and compared.
    ///
    /// Of every piece, because a resume that is killed before it found the difference leaves pieces of two versions.
    private func stepBack(_ kept: inout [ResumeState.Chunk]) {
        for index in kept.indices where kept[index].written > kept[index].begin {
            let end = kept[index].written
            let begin = max(kept[index].begin, end - TailComparison.largestSample)
            kept[index].written = begin
            kept[index].durable = min(kept[index].durable, begin)
            overlaps.append(begin..<end)
        }
    }

    /// Plans the rest; false when the bytes cannot be trusted or the server gives no ranges.
    private func resume(_ state: ResumeState, fileSize: ByteCount) -> Bool {
        let isSameBoot = !state.bootIdentifier.isEmpty && state.bootIdentifier == task.configuration.bootIdentifier
        // What the link led to before may have been a stream of segments.
        guard state.resource.segments == nil, state.resource.acceptsRanges, let total = state.resource.total?.rawValue,
            total > 0
        else { return false }
        var kept = state.chunks
        if !isSameBoot { for index in kept.indices { kept[index].written = kept[index].durable } }
        let reach = kept.map { $0.written > $0.begin ? $0.written : 0 }.max() ?? 0
        guard reach > 0, reach <= fileSize.rawValue else { return false }
        let isWhole = kept.reduce(0) { $0 + $1.written - $1.begin } == total
        if !state.resource.hasValidators, !isWhole { stepBack(&kept) }
        let now = clock.now()
        resource = state.resource
        if let tag = state.resource.entityTag { tags[state.resource.finalAddress.host] = tag }
        plan = RangePlan(total: total, kept: kept, configuration: task.configuration.plan)
        receivedAtTurn = plan.received
        addresses = AddressBook(
            original: task.request.stream.address, earlier: state.resource.finalAddress,
            mirrors: task.request.stream.mirrors)
        growth = ConnectionGrowth(configuration: task.configuration, now: now, received: plan.received)
        marks = Marks(configuration: task.configuration, written: plan.written, now: now)
        return true
    }
}
