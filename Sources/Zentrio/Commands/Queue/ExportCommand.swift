import ArgumentParser
import DesktopIntegration
import MediaModel

/// `zentrio export`: writes the queue as JSON.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Prints the whole queue as JSON, for zentrio import.",
        discussion: "Addresses and headers are in it, with any tokens that they hold: keep the file to yourself.")

    @Flag(help: "Prints JSON; it always does.")
    var json = false

    func run() throws {
        try ForegroundTask.run { task in
            do {
                let downloads = try await ListCommand.downloads(in: .ofThisProcess())
                TerminalOutput.standard.writeLine(try JSONText.text(QueueDocument(downloads), isPretty: true))
            } catch {
                task.end(.failure(CommandFailure(unreadable: error)))
            }
        }
    }
}
