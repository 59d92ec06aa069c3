import ArgumentParser
import DownloadRuntime
import Glibc

/// The program: a window, and commands for the terminal.
///
/// Start here.
@main
struct Main: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "zentrio", abstract: "Takes films and series offline.",
        version: "zentrio \(ProgramVersion.text)",
        subcommands: [
            WindowCommand.self, GetCommand.self, ProbeCommand.self, ManifestCommand.self, ListCommand.self,
            AddCommand.self, PauseCommand.self, ResumeCommand.self, CancelCommand.self, RemoveCommand.self,
            RetryCommand.self, MoveCommand.self, LimitCommand.self, ImportCommand.self, ExportCommand.self,
            EventsCommand.self, HealthCommand.self, ServeCommand.self, RenderCommand.self, DemoCommand.self,
            GalleryCommand.self, MeasureCommand.self,
        ],
        defaultSubcommand: WindowCommand.self)

    /// Parses the command line and runs the command, without Swift concurrency on this thread.
    static func main() {
        StandardDescriptors.fill()
        // libcurl spells a host's letters beyond ASCII for the name service only when the locale says that they are UTF-8.
        setlocale(LC_CTYPE, "C.UTF-8")
        // Lists of ten thousand downloads are made anew now and then.
        HeapMemory.giveBackLargeBlocks()
        do {
            // What nearly every start wants needs no parser, which takes longer than the first frame.
            guard CommandLine.arguments.count > 1 else { return try WindowCommand.run() }
            var command = try parseAsRoot()
            try command.run()
        } catch {
            end(with: error)
        }
        if TerminalOutput.lossOfStandard != nil { end(ExitStatus.done.rawValue) }
    }

    /// Prints what the error says, and ends with the documented number: 2 for every wrong usage.
    private static func end(with error: any Error) -> Never {
        if let failure = error as? CommandFailure {
            TerminalOutput.error.writeLine(failure.sentence)
            end(failure.status.rawValue)
        }
        let code = exitCode(for: error)
        let text = fullMessage(for: error)
        let output = code.isSuccess ? TerminalOutput.standard : .error
        if !text.isEmpty { output.writeLine(text) }
        end(code == .validationFailure ? ExitStatus.wrongUsage.rawValue : code.rawValue)
    }

    /// Ends with a number; a command whose output was lost has not done what it was asked for.
    private static func end(_ status: Int32) -> Never {
        guard let reason = TerminalOutput.lossOfStandard else { Glibc.exit(status) }
        TerminalOutput.error.writeLine("The output cannot be written: \(reason).")
        Glibc.exit(status == ExitStatus.done.rawValue ? ExitStatus.failed.rawValue : status)
    }
}
