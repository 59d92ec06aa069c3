import DesktopIntegration
import Foundation
import MediaModel

/// Starts programs and measures them.
struct ProgramRunner {
    /// The longest that one run may take.
    static let limit = Duration.seconds(300)

    /// How a run ended.
    private enum Ending {
        case exit(ChildProcess.Exit)
        case overtime
    }

    /// The absolute path of a program.
    ///
    /// - Throws: `Obstacle` when it is not installed.
    static func path(of name: String) throws -> String {
        if name.hasPrefix("/") { return name }
        let folders = XDGDirectories.processEnvironment["PATH", default: ""].split(separator: ":").map(String.init)
        let found = (folders + ["/usr/sbin", "/sbin"]).map { "\($0)/\(name)" }.first {
            FileManager.default.isExecutableFile(atPath: $0)
        }
        guard let found else { throw Obstacle(description: "\(name) is not installed") }
        return found
    }

    /// Runs a program to its end.
    ///
    /// - Returns: what it cost and what it printed; a run that was ended after `limit` cost more.
    /// - Throws: `Obstacle` when it is not installed, fails, or takes too long without a limit of its own; what
    ///   `Interruption` throws.
    static func run(
        _ command: [String], environment changes: [String: String] = [:], acceptsFailure: Bool = false,
        limit ownLimit: Duration? = nil
    ) throws -> (cost: Measurement, output: String) {
        let path = try path(of: command[0])
        let outputPath = NSTemporaryDirectory() + "/zentrio-bench-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: outputPath) }
        _ = FileManager.default.createFile(atPath: outputPath, contents: nil)
        let output = try FileHandle(forWritingTo: URL(filePath: outputPath))
        let start = ContinuousClock.now
        let child = try ChildProcess(
            executable: path, arguments: Array(command.dropFirst()),
            environment: XDGDirectories.processEnvironment.merging(changes) { $1 }, output: output.fileDescriptor)
        let (ending, ownMemory) = try wait(for: child, since: start, limit: ownLimit ?? limit)
        let wall = ContinuousClock.now - start
        let text = (try? String(contentsOfFile: outputPath, encoding: .utf8)) ?? ""
        var isCutOff = false
        switch ending {
        case .overtime:
            guard ownLimit != nil else { throw Obstacle(description: "\(command[0]) took longer than \(limit)") }
            isCutOff = true
        case .exit(let exit):
            guard exit == .code(0) || acceptsFailure else {
                throw Obstacle(
                    description: "\(command.prefix(6).joined(separator: " ")) ended with \(exit): \(text.suffix(400))")
            }
        }
        let cost = Measurement(
            wall: wall.seconds, processor: child.usage?.processorTime.seconds ?? 0,
            memory: child.usage?.memory.rawValue ?? 0, ownMemory: ownMemory, isCutOff: isCutOff)
        return (cost, text)
    }

    /// Waits for the end of a program, and watches how large it grows without its children.
    private static func wait(
        for child: ChildProcess, since start: ContinuousClock.Instant, limit: Duration
    ) throws -> (ending: Ending, ownMemory: Int64) {
        var peak: Int64 = 0
        // Whoever is left behind would go on with its work.
        defer { child.signal(SIGKILL) }
        while ContinuousClock.now - start < limit {
            if let exit = child.wait(atMost: .milliseconds(50)) { return (.exit(exit), peak) }
            peak = max(peak, child.residentPeak?.rawValue ?? 0)
            try Interruption.check()
        }
        child.signal(SIGKILL)
        _ = child.wait()
        return (.overtime, peak)
    }

    /// Runs contenders in turns, each after `prepare`.
    ///
    /// One but the first that takes longer than `peerLimit` runs once.
    static func alternate(
        _ contenders: [Contender], repetitions: Int, environment: [String: String], peerLimit: Duration? = nil,
        prepare: () throws -> Void
    ) throws -> [Result] {
        var results = contenders.map { Result(contender: $0.name) }
        for round in 0..<repetitions {
            // The order changes from round to round, and every other one is backwards: nobody always has the warm
            // machine, or what the same one leaves behind.
            let order = contenders.indices.map { ($0 + round) % contenders.count }
            for index in round.isMultiple(of: 2) ? order : order.reversed() {
                guard !results[index].isCutOff else { continue }
                try prepare()
                let (cost, _) = try run(
                    contenders[index].command, environment: environment, limit: index == 0 ? nil : peerLimit)
                guard cost.isCutOff || contenders[index].isRight() else {
                    throw Obstacle(description: "\(contenders[index].name) made other files than it should")
                }
                results[index].measurements.append(cost)
            }
        }
        return results
    }
}

extension Duration {
    /// As a number of seconds.
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
