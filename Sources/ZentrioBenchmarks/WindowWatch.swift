import DesktopIntegration
import DownloadRuntime
import Foundation

/// Watches a window at work, through the commands of the terminal.
struct WindowWatch {
    /// A finished download as `list --json` tells it.
    struct FinishedFile: Decodable {
        var url: String
        var path: String
    }

    /// A download that may have failed, as `list --json` tells it.
    private struct TriedDownload: Decodable {
        struct Failure: Decodable {
            var code: String
            var message: String
        }

        var url: String
        var error: Failure?
    }

    /// The longest that everything may take.
    private static let limit = Duration.seconds(600)

    let program: String
    let environment: [String: String]
    /// How many downloads there will be.
    let count: Int
    private var worst = RuntimeHealth()

    init(program: String, environment: [String: String], count: Int) {
        self.program = program
        self.environment = environment
        self.count = count
    }

    /// Opens the window.
    ///
    /// - Throws: `Obstacle` when it does not open.
    func open() throws -> ChildProcess {
        let window = try ChildProcess(
            executable: program, arguments: [],
            environment: XDGDirectories.processEnvironment.merging(environment) { $1 }
        )
        for _ in 0..<100 {
            guard window.wait(atMost: .milliseconds(100)) == nil else { break }
            if try health()?.window?.wall.count ?? 0 > 0 { return window }
        }
        window.signal(SIGKILL)
        throw Obstacle(description: "the window does not open")
    }

    /// Asks how the window does, once a second, until it has nothing left to do.
    mutating func waitUntilAllAreDone(_ window: ChildProcess) throws {
        let deadline = ContinuousClock.now + Self.limit
        while ContinuousClock.now < deadline {
            guard window.wait(atMost: .seconds(1)) == nil else { throw Obstacle(description: "the window ended") }
            guard let health = try health() else { continue }
            note(health)
            guard health.queues.failed == 0 else { throw Obstacle(description: try failures()) }
            if health.queues.completed == count { return }
        }
        throw Obstacle(description: "not done after \(Self.limit)")
    }

    /// What lies on the disk in the end.
    func finishedFiles() throws -> [FinishedFile] { try list() }

    /// How many failed, and why the first of them did.
    private func failures() throws -> String {
        let all: [TriedDownload] = try list()
        let failed = all.filter { $0.error != nil }
        let first = failed.first.map { "\($0.url): \($0.error?.code ?? "") \($0.error?.message ?? "")" }
        return "\(failed.count) failed, first \(first ?? "none")"
    }

    private func list<Entry: Decodable>() throws -> [Entry] {
        let output = try ProgramRunner.run([program, "list", "--json"], environment: environment).output
        return try JSONDecoder().decode([Entry].self, from: Data(output.utf8))
    }

    /// The worst of all readings.
    var figures: String {
        let frames = worst.window.map {
            "frames \($0.wall.count): p99 \(Self.text($0.processor)) of the processor, \(Self.text($0.wall)) by the clock; "
                + "news p99 \(Self.text($0.news)); "
        }
        return (frames ?? "") + "event lag p99 \(Self.text(worst.events.lag)), \(worst.events.resyncs) resyncs, "
            + "commit p99 \(Self.text(worst.disk.commits))"
    }

    private func health() throws -> RuntimeHealth? {
        let output = try ProgramRunner.run(
            [program, "health", "--json"], environment: environment, acceptsFailure: true
        ).output
        return try? JSONDecoder().decode(RuntimeHealth.self, from: Data(output.utf8))
    }

    private mutating func note(_ health: RuntimeHealth) {
        let before = worst
        worst = health
        worst.events.lag = Self.worse(health.events.lag, before.events.lag)
        worst.disk.commits = Self.worse(health.disk.commits, before.disk.commits)
        guard let then = before.window, var window = health.window else { return }
        window.processor = Self.worse(window.processor, then.processor)
        window.wall = Self.worse(window.wall, then.wall)
        window.news = Self.worse(window.news, then.news)
        worst.window = window
    }

    /// The reading with the later p99; the number of times is always the latest.
    private static func worse(_ latest: LatencyFigures, _ before: LatencyFigures) -> LatencyFigures {
        var worse = latest.p99Milliseconds >= before.p99Milliseconds ? latest : before
        worse.count = latest.count
        return worse
    }

    private static func text(_ figures: LatencyFigures) -> String {
        String(format: "%.1f ms", figures.p99Milliseconds)
    }
}
