import ArgumentParser
import DesktopIntegration

/// `zentrio health`: how the running Zentrio does inside.
struct HealthCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "health",
        abstract: "Tells how the running Zentrio does: queues, workers, hosts, disk, retries, events.")

    @Flag(help: "Prints a JSON object.")
    var json = false

    func run() throws {
        let printsJSON = json
        try ForegroundTask.run { task in
            do throws(CommandFailure) {
                let host = try await HostFinder(directories: .ofThisProcess()).running()
                guard case .health(let health) = try await host.answer(.health) else { throw .strangeAnswer }
                let json = printsJSON ? try? JSONText.text(health, isPretty: true) : nil
                TerminalOutput.standard.writeLine(json ?? HealthTable(health: health).text)
            } catch {
                task.end(.failure(error))
            }
        }
    }
}
