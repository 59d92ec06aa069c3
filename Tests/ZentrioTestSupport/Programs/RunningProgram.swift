import DesktopIntegration
import Foundation
import Glibc
package import MediaModel

/// A program that a test started, with everything that it prints in one file; it ends with this object at the latest.
///
/// Not Foundation's `Process`: its children inherit the blocked signals of the thread, and SIGTERM would not reach them.
package final class RunningProgram: Sendable {
    private let process: ChildProcess
    private let outputPath: String

    /// The built `zentrio`: it lies beside the tests.
    package static let zentrio: String = {
        let tests = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return ((tests ?? "") as NSString).deletingLastPathComponent + "/zentrio"
    }()

    /// The absolute path of a program in `PATH`; nil when it is not installed.
    package static func path(of name: String) -> String? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - path: The program's absolute path.
    ///   - arguments: What follows its name.
    ///   - changes: What is different from this process's environment; nil takes a variable away.
    ///   - outputPath: The file for what it prints; it is replaced.
    /// - Throws: what starting it throws.
    package init(
        _ path: String, _ arguments: [String], environment changes: [String: String?] = [:], output outputPath: String
    ) throws {
        self.outputPath = outputPath
        try TestFolder.write([], to: outputPath)
        let output = try FileHandle(forWritingTo: URL(filePath: outputPath))
        var environment = ProcessInfo.processInfo.environment
        for (name, value) in changes { environment[name] = value }
        process = try ChildProcess(
            executable: path, arguments: arguments, environment: environment, output: output.fileDescriptor)
    }

    /// What it has printed so far.
    package var output: String { (try? String(contentsOfFile: outputPath, encoding: .utf8)) ?? "" }

    /// What the program ended with; nil while it runs, the negative number of the signal that ended it.
    package var status: Int32? {
        switch process.wait(atMost: .zero) {
        case .code(let code): code
        case .signal(let number): -number
        case nil: nil
        }
    }

    /// What it cost, its children included; nil while it runs.
    package var usage: (processorTime: Duration, memory: ByteCount)? {
        process.usage.map { ($0.processorTime, $0.memory) }
    }

    /// Ends it and its children at once, as the kernel does when memory is short.
    package func kill() {
        process.signal(SIGKILL)
    }

    /// Asks it to end.
    package func terminate() {
        signal(SIGTERM)
    }

    /// Sends it a signal.
    package func signal(_ number: Int32) {
        process.signal(number)
    }

    /// Waits for its end.
    ///
    /// - Throws: `Heartbeat.TimedOut` when it runs longer.
    package func end(within limit: Duration = .seconds(300)) async throws -> Int32 {
        try await Heartbeat.first("the program to end", within: limit, report: { self.output }) { self.status }
    }
}
