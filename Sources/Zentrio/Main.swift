import ArgumentParser

/// The program: a window, and commands for the terminal.
///
/// Start here.
@main
struct Main: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "zentrio", abstract: "Takes films and series offline.", subcommands: [RenderCommand.self, DemoCommand.self])
}
