import Testing
import ZentrioTestSupport

extension TortureTests {
    private static let segmentCalls = [
        "pwrite64", "fdatasync", "fsync", "ftruncate", "rename", "renameat2", "unlink", "openat",
    ]

    /// Between the first segment and the end of the merge.
    @Test(arguments: SegmentedTitle.Format.allCases)
    func kill_ofASegmentedDownload_losesNothing(format: SegmentedTitle.Format) async throws {
        guard try await Strace.isUsable(for: "kills of segmented downloads") else { return }
        let title = try await SegmentedTitle(format)
        let counts = try await countCalls(Self.segmentCalls, TortureBed(title))
        let points = Self.segmentCalls.flatMap { call in
            // ffmpeg's own calls are among them: then the download fails, and the next run merges.
            (1...(counts[call] ?? 0) + 1).map { Fault.kill(call: call, at: $0) }
        }
        try await visit(points, share: 0.04, "kills of \(format.rawValue) downloads") { fault in
            try await disturb(title, by: fault, window: Self.commitWindow)
        }
    }

    @Test(arguments: SegmentedTitle.Format.allCases)
    func powerLoss_inASegmentedDownload_losesNothingThatWasSynced(format: SegmentedTitle.Format) async throws {
        let title = try await SegmentedTitle(format)
        let count = try await countChanges(TortureBed(title))
        let points = (1...count).flatMap { number in
            [Fault.crash(at: number), .powerLoss(at: number, seed: nil)]
        }
        try await visit(points, share: 0.06, "crashes and power losses in \(format.rawValue) downloads") { fault in
            try await disturb(title, by: fault, window: Self.syncWindow)
        }
    }

    private func disturb(_ title: SegmentedTitle, by fault: Fault, window: Duration) async throws {
        try await expectNoLateness(fault) {
            let bed = try TortureBed(title)
            defer { bed.server.close() }
            let run = try await bed.get(under: fault)
            // A merge whose ffmpeg was killed again and again fails, and says so.
            #expect(run.wasKilled || [0, 1].contains(run.status), "\(fault): \(run.status) \(run.output)")
            if run.wasKilled { fault.isPowerLoss ? Self.tally.lostPower() : Self.tally.killed() }
            return try await bed.expectRecovery(from: fault, window: window)
        }
    }
}
