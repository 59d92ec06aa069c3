import Testing
import ZentrioTestSupport

extension TortureTests {
    /// Rounds in which every kind of bad server comes up once; the time decides how many of them are played.
    private static let rounds = 12

    @Test func badServer_givesTheRightFilmOrNone() async throws {
        let points = (0..<Self.rounds).flatMap { round in
            OriginScript.allCases.map { (script: $0, seed: Self.settings.seed &+ UInt64(round)) }
        }
        try await visit(points, share: 0.1, "bad servers") { script, seed in
            for chance in 1...script.chances {
                if try await fetch(from: script, seed: seed, isLast: chance == script.chances) { return }
            }
        }
    }

    /// One case; false when the film did not come although it could have.
    private func fetch(from script: OriginScript, seed: UInt64, isLast: Bool) async throws -> Bool {
        let what = "\(script.rawValue), seed \(seed)"
        let title = WholeFilm(size: 3 << 20)
        let bed = try TortureBed(title)
        defer { bed.server.close() }
        let film = script.install(title, on: bed.server, seed: seed) { Self.tally.servedFaults(1) }
        let run = try await bed.get(patience: script.patience)
        #expect([0, 3, 4, 130].contains(run.status), "\(what): \(run.status) \(run.output)")
        if run.status == 0 {
            #expect(
                try LargeBytes(TestFolder.read(bed.filmPath)) == LargeBytes(film.body.bytes),
                "\(what): other bytes than the server's")
        } else {
            #expect(!TestFolder.exists(bed.filmPath), "\(what)")
        }
        let isRight = run.status == 0 || !script.canSucceed
        #expect(isRight || !isLast, "\(what): \(run.status) \(run.output)")
        let facts = try #require(try StoredFacts(home: bed.home), "\(what): no database")
        #expect(facts.integrity == "ok", "\(what)")
        facts.expectOrderedEvents(what)
        return isRight
    }
}
