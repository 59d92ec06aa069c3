import ArgumentParser
import Foundation
import MediaModel

/// A trial of the runtime in a process of its own; the last line that it prints is its result.
struct TrialCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trial", abstract: "Runs one trial of the runtime: small, pause, events or queue.")

    @Argument(help: "The trial.")
    var name: String

    @Option(help: "The address of a film.")
    var address: String?

    @Option(help: "A file with one address a line.")
    var list: String?

    @Option(help: "The folder for the files.")
    var output: String

    @Option(help: "How many downloads run at once.")
    var running = 10

    func run() async throws {
        let trial = RuntimeTrial(output: output)
        switch name {
        case "small": try await trial.fetchAll(try links(in: list), running: running)
        case "pause": try await trial.pauseAndResume(try film(address))
        case "events": try await trial.followEvents(try film(address))
        case "queue": try await trial.queueMany(try film(address))
        default: throw ValidationError("There is no trial '\(name)'.")
        }
    }

    private func film(_ address: String?) throws -> WebAddress {
        guard let address else { throw ValidationError("--address is missing.") }
        return try WebAddress(address)
    }

    private func links(in list: String?) throws -> [Substring] {
        guard let list else { throw ValidationError("--list is missing.") }
        // Characters would take a hundredth of the time of the downloads.
        let lines = try String(contentsOfFile: list, encoding: .utf8).utf8.split(separator: UInt8(ascii: "\n"))
        return lines.map { Substring($0) }
    }
}
