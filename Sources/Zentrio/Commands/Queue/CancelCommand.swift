import ArgumentParser
import MediaModel

/// `zentrio cancel`: stops downloads for good.
struct CancelCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel", abstract: "Stops downloads for good and deletes what was fetched of them.",
        discussion: "They stay in the list. Finished files are never deleted by this command.")

    @OptionGroup var targets: TargetOptions

    func run() throws {
        try QueueChange(targets, all: "Nothing to cancel.", where: { !$0.state.isTerminal }).run {
            host, downloads throws(CommandFailure) in
            try await host.perform(on: downloads.map(\.id)) { .cancel($0) }
        }
    }
}
