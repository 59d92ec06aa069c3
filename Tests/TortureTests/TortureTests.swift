import Testing
import ZentrioTestSupport

/// Start here: the program under every fault that a machine, a disk and a server have for it.
///
/// Each case is one download by the built `zentrio` in a folder of its own, disturbed once and then run again undisturbed.
/// Afterwards the file is right, there is exactly one, nothing is left beside it, the database is whole and its events are
/// in order, and the server gave little twice: `TortureBed.expectRecovery`.
///
/// `TortureSettings` says how long all this takes: two minutes in `make test`, a quarter of an hour in `make torture`.
/// The kinds of fault are the aspects of this type.
@Suite(.serialized, .timeLimit(.minutes(30)))
struct TortureTests {
    static let settings = TortureSettings()
    static let tally = TortureTally()

    /// Runs a case for each point, a few side by side, in an order that the seed gives, until the time is over.
    ///
    /// - Parameters:
    ///   - points: What there is to visit.
    ///   - share: The part of the whole time, 0 to 1.
    ///   - name: The kind of fault, for the report.
    ///   - body: One case.
    /// - Throws: what a case throws.
    func visit<Point: Sendable>(
        _ points: [Point], share: Double, _ name: String, _ body: @escaping @Sendable (Point) async throws -> Void
    ) async throws {
        let settings = Self.settings
        var generator = settings.generator(for: name)
        let deadline = ContinuousClock.now + settings.duration * share
        let visited = try await withThrowingTaskGroup(of: Void.self) { group in
            var visited = 0
            for point in points.shuffled(using: &generator) {
                if ContinuousClock.now > deadline { break }
                if visited >= settings.lanes { try await group.next() }
                group.addTask { try await body(point) }
                visited += 1
            }
            try await group.waitForAll()
            return visited
        }
        print("torture: \(name): \(visited) of \(points.count) points, seed \(settings.seed)")
        print("torture: so far \(Self.tally)")
    }

    /// Plays a case that says how many bytes it lost beyond its window; again when it lost some.
    ///
    /// A busy machine may be late once; a program that commits too late is so every time.
    func expectNoLateness(_ what: some CustomStringConvertible, _ body: () async throws -> Int) async throws {
        var losses: [Int] = []
        for _ in 0..<Self.chances {
            losses.append(try await body())
            if losses.last ?? 0 <= 0 { return }
        }
        Issue.record("\(what): \(losses) bytes beyond what a window holds were not committed")
    }

    /// How often a case may be late before it counts.
    private static let chances = 4
}
