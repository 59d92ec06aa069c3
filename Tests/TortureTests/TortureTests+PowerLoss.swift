import Testing
import ZentrioTestSupport

extension TortureTests {
    /// What was written is synced after three seconds at the latest; a busy machine takes longer.
    static let syncWindow = Duration.milliseconds(4_500)

    @Test func powerLoss_atAnyChange_losesNothingThatWasSynced() async throws {
        let count = try await countChanges()
        let points = (1...count).flatMap { number in
            [
                Fault.powerLoss(at: number, seed: nil),
                .powerLoss(at: number, seed: Self.settings.seed &+ UInt64(number)),
            ]
        }
        try await visit(points, share: 0.12, "power losses") { fault in
            try await losePower(under: fault) { try TortureBed() }
        }
    }

    /// Long enough for syncs in the middle: after them only the last seconds are fetched again.
    @Test func powerLoss_lateInALongDownload_losesSecondsOnly() async throws {
        let bed = { @Sendable in try TortureBed(WholeFilm(size: 24 << 20), rate: 3 << 20) }
        let count = try await countChanges(bed())
        let points = stride(from: count / 4, through: count, by: max(1, count / 24)).map {
            Fault.powerLoss(at: $0, seed: nil)
        }
        try await visit(points, share: 0.08, "power losses in long downloads") { fault in
            try await losePower(under: fault, bed)
        }
    }

    private func losePower(under fault: Fault, _ makeBed: () throws -> TortureBed) async throws {
        try await expectNoLateness(fault) {
            let bed = try makeBed()
            defer { bed.server.close() }
            let run = try await bed.get(under: fault)
            #expect(run.wasKilled || run.status == 0, "\(fault): \(run.status) \(run.output)")
            if run.wasKilled { Self.tally.lostPower() }
            return try await bed.expectRecovery(from: fault, window: Self.syncWindow)
        }
    }
}
