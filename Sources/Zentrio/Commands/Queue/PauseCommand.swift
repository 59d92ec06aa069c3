import ArgumentParser
import MediaModel

/// `zentrio pause`: stops downloads and keeps their bytes.
struct PauseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pause", abstract: "Stops downloads and keeps what was fetched.",
        discussion: "Nothing but zentrio resume, or Resume in the window, starts them again.")

    @OptionGroup var targets: TargetOptions

    func run() throws {
        try QueueChange(targets, all: "Nothing to pause.", where: \.canPause).run {
            host, downloads throws(CommandFailure) in
            try await host.perform(on: downloads.map(\.id)) { .pause(.some($0)) }
        }
    }
}

nonisolated extension Download {
    /// Whether a pause changes anything.
    fileprivate var canPause: Bool {
        switch state {
        case .pending, .scheduled, .running, .waiting: true
        default: false
        }
    }
}
