import ArgumentParser
import MediaModel

/// `zentrio retry`: tries failed downloads again.
struct RetryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry", abstract: "Tries failed downloads again, and waiting ones at once.")

    @OptionGroup var targets: TargetOptions

    func run() throws {
        try QueueChange(targets, all: "Nothing has failed, and nothing waits.", where: \.canRetry).run {
            host, downloads throws(CommandFailure) in
            try await host.perform(on: downloads.map(\.id)) { .retry(.some($0)) }
        }
    }
}

nonisolated extension Download {
    /// Whether another try at once changes anything.
    var canRetry: Bool {
        switch state {
        case .failed, .waiting: true
        default: false
        }
    }
}
