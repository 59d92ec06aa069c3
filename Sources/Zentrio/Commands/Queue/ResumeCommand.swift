import ArgumentParser
import MediaModel

/// `zentrio resume`: undoes a pause.
struct ResumeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume", abstract: "Goes on with paused downloads.",
        discussion: "While Zentrio is not running, they go on with its next start.")

    @OptionGroup var targets: TargetOptions

    func run() throws {
        try QueueChange(targets, all: "Nothing is paused.", where: { $0.state == .paused || $0.state == .pausing }).run
        {
            host, downloads throws(CommandFailure) in
            try await host.perform(on: downloads.map(\.id)) { .resume(.some($0)) }
        }
    }
}
