import ArgumentParser

/// The program.
///
/// Start here.
@main
struct Main: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "zentrio")
}
