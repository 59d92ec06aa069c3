import DesktopIntegration
import Foundation
import MediaModel

/// Starts programs and measures them.
struct ProgramRunner {
    /// The longest that one run may take.
    static let limit = Duration.seconds(300)

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
    /// - Returns: what it cost and what it printed.
    /// - Throws: `Obstacle` when it is not installed, fails, or takes too long.
    static func run(
        _ command: [String], environment changes: [String: String] = [:], acceptsFailure: Bool = false
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
        let (exit, ownMemory) = wait(for: child, since: start)
        let wall = ContinuousClock.now - start
        let text = (try? String(contentsOfFile: outputPath, encoding: .utf8)) ?? ""
        guard let exit, let usage = child.usage else {
            child.signal(SIGKILL)
            throw Obstacle(description: "\(command[0]) took longer than \(limit)")
        }
        guard exit == .code(0) || acceptsFailure else {
            throw Obstacle(
                description: "\(command.prefix(6).joined(separator: " ")) ended with \(exit): \(text.suffix(400))")
        }
        let cost = Measurement(
            wall: wall.seconds, processor: usage.processorTime.seconds, memory: usage.memory.rawValue,
            ownMemory: ownMemory)
        return (cost, text)
    }

    /// Waits for the end of a program, and watches how large it grows without its children.
    private static func wait(
        for child: ChildProcess, since start: ContinuousClock.Instant
    ) -> (exit: ChildProcess.Exit?, ownMemory: Int64) {
        var peak: Int64 = 0
        while ContinuousClock.now - start < limit {
            if let exit = child.wait(atMost: .milliseconds(50)) { return (exit, peak) }
            peak = max(peak, child.residentPeak?.rawValue ?? 0)
        }
        return (nil, peak)
    }

    /// Runs contenders in turns, each after `prepare`.
    static func alternate(
        _ contenders: [Contender], repetitions: Int, environment: [String: String], prepare: () throws -> Void
    ) throws -> [Result] {
        var results = contenders.map { Result(contender: $0.name) }
        for round in 0..<repetitions {
            // The order changes from round to round: nobody always has the warm machine.
            for place in contenders.indices {
                let index = (place + round) % contenders.count
                try prepare()
                let (cost, _) = try run(contenders[index].command, environment: environment)
                guard contenders[index].isRight() else {
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
