import MediaModel
import Transfer

extension ProgressiveSession {
    /// Opens the part file and takes up what the ledger and the file agree on.
    func openAndResume() async throws -> PartialFileHandle {
        let state = try await task.ledger.resumeState(of: task.request.id)
        let hasBytes = state?.chunks.contains { $0.written > $0.begin } ?? false
        // With bytes to continue, a missing folder is a disk that is not plugged in, not a reason to begin again.
        let file = try task.file.open(createsFolders: !hasBytes)
        if let state, resume(state, fileSize: file.size) { return file }
        try await forget(file)
        addresses = AddressBook(
            original: task.request.stream.address, earlier: state?.resource.finalAddress,
            mirrors: task.request.stream.mirrors)
        return file
    }

    /// Discards every byte and fetches the file anew.
    func startOver(_ reason: StartOver, _ file: PartialFileHandle) async throws {
        try await forget(file)
        switch reason {
        case .changed(let onlyTag): if onlyTag { plan.limitToOneConnection() }
        case .withoutRanges: asksWithRange = false
        }
    }

    /// Makes the finished file safe and commits the last marks.
    func seal(_ file: PartialFileHandle) async throws {
        let total = ByteCount(plan.written)
        guard total > .zero else { throw DownloadFailure.emptyBody }
        let covered = plan.writtenMarks
        try await DiskQueue.run { () throws(DownloadFailure) in
            if file.size != total { try file.truncate(to: total) }
            try file.synchronize()
        }
        plan.setDurable(covered)
        resource?.total = total
        try await commit()
        reportProgress(now: clock.now())
    }

    private func forget(_ file: PartialFileHandle) async throws {
        if try await task.ledger.resumeState(of: task.request.id) != nil {
            try await task.ledger.clearResumeState(of: task.request.id)
        }
        try file.truncate(to: .zero)
        resource = nil
        tags = [:]
        asksWithIfRange = true
        let now = clock.now()
        plan = RangePlan(configuration: task.configuration.plan)
        growth = ConnectionGrowth(configuration: task.configuration, now: now, received: 0)
        marks = Marks(configuration: task.configuration, written: 0, now: now)
    }

    /// Plans the rest; false when the bytes cannot be trusted or the server gives no ranges.
    private func resume(_ state: ResumeState, fileSize: ByteCount) -> Bool {
        let isSameBoot = !state.bootIdentifier.isEmpty && state.bootIdentifier == task.configuration.bootIdentifier
        guard state.resource.acceptsRanges, let total = state.resource.total?.rawValue, total > 0 else { return false }
        var kept = state.chunks
        if !isSameBoot { for index in kept.indices { kept[index].written = kept[index].durable } }
        let reach = kept.map { $0.written > $0.begin ? $0.written : 0 }.max() ?? 0
        guard reach > 0, reach <= fileSize.rawValue else { return false }
        let now = clock.now()
        resource = state.resource
        if let tag = state.resource.entityTag { tags[state.resource.finalAddress.host] = tag }
        plan = RangePlan(total: total, kept: kept, configuration: task.configuration.plan)
        addresses = AddressBook(
            original: task.request.stream.address, earlier: state.resource.finalAddress,
            mirrors: task.request.stream.mirrors)
        growth = ConnectionGrowth(configuration: task.configuration, now: now, received: plan.received)
        marks = Marks(configuration: task.configuration, written: plan.written, now: now)
        return true
    }
}
