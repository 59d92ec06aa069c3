import MediaModel

extension ProgressiveSession {
    /// What is fetched again beside a hole: the blocks at its edges are filled up with zeros.
    private static let margin: Int64 = 64 * 1024

    /// Has fetched again what somebody cut out of the file under its writers.
    ///
    /// Each place once in a try: a file system that keeps zeros as holes shows the same ones again.
    ///
    /// - Returns: false when nothing is missing.
    /// - Throws: `damaged` when the file is not the one at its path any more.
    func refetchesHoles(in file: PartialFileHandle) async throws -> Bool {
        let total = ByteCount(plan.written)
        let missing = try await missing(in: file, total: total).map { hole in
            max(0, hole.lowerBound - Self.margin)..<min(total.rawValue, hole.upperBound + Self.margin)
        }.filter { hole in !refetched.contains { hole.clamped(to: $0) == hole } }
        guard !missing.isEmpty else { return false }
        // Without validators nobody could tell whether the server still has the version around the holes.
        guard let resource, resource.acceptsRanges, resource.hasValidators else {
            refetched = [0..<total.rawValue]
            try await forget(file, hasMarks: true)
            return true
        }
        refetched += missing
        replan(without: missing, total: total.rawValue)
        // The ledger must not claim the holes any longer.
        try await commit()
        return true
    }

    /// The failure of a file that somebody else works on; nothing of it counts any more.
    func disturbed(_ file: PartialFileHandle, _ cause: String) async throws -> DownloadFailure {
        try await forget(file, hasMarks: true)
        reportProgress(now: clock.now())
        return DownloadFailure(
            .damaged, sentence: "Another program changed the unfinished file. Retry fetches it again.",
            cause: "\(file.path) \(cause)")
    }

    private func missing(in file: PartialFileHandle, total: ByteCount) async throws -> [Range<Int64>] {
        // A small file was written a moment ago: its size tells enough, and is looked at when it is sealed.
        guard !isSmall else { return [] }
        let holes = await DiskQueue.look { file.isAtItsPath ? file.holes(in: total) : nil }
        guard let holes else { throw try await disturbed(file, "was deleted or replaced") }
        return holes
    }

    /// Plans to fetch these ranges, sorted, and nothing else.
    private func replan(without missing: [Range<Int64>], total: Int64) {
        var kept: [ResumeState.Chunk] = []
        var begin: Int64 = 0
        for hole in missing + [total..<total] {
            if begin < hole.lowerBound {
                let end = hole.lowerBound
                kept.append(ResumeState.Chunk(begin: begin, end: end, written: end, durable: begin))
            }
            begin = max(begin, hole.upperBound)
        }
        let (now, largestAnswer) = (clock.now(), plan.largestAnswer)
        plan = RangePlan(total: total, kept: kept, configuration: task.configuration.plan)
        plan.largestAnswer = largestAnswer
        overlaps = []
        receivedAtTurn = plan.received
        growth = ConnectionGrowth(configuration: task.configuration, now: now, received: plan.received)
        marks = Marks(configuration: task.configuration, written: plan.written, now: now)
    }
}
