import Testing

extension TortureTests {
    @Test func storm_ofCommands_leavesOrder() async throws {
        let seeds = (0..<200).map { Self.settings.seed &+ $0 }
        try await visit(seeds, share: 0.07, "storms of commands") { seed in
            try await Storm().play(seed: seed, "storm \(seed)")
        }
    }
}
