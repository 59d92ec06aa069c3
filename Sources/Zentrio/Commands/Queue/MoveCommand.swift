import ArgumentParser
import MediaModel

/// `zentrio move`: changes the order of the queue.
struct MoveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "move", abstract: "Changes the order in which downloads run.",
        discussion: "Priority goes before place: a download with priority next runs before all with priority normal.")

    @OptionGroup var targets: TargetOptions

    @Flag(help: "Before all others.")
    var first = false

    @Flag(help: "Behind all others.")
    var last = false

    @Option(help: "Before this download.")
    var before: String?

    @Option(help: "How early it runs.")
    var priority: DownloadRequest.Priority?

    func validate() throws {
        let places = [first, last, before != nil].count { $0 }
        guard places <= 1 else { throw ValidationError("Write one of --first, --last and --before.") }
        guard places == 1 || priority != nil else {
            throw ValidationError("Write --first, --last, --before DOWNLOAD or --priority.")
        }
        if targets.all, places == 1 { throw ValidationError("--all goes with --priority only.") }
    }

    func run() throws {
        let (goal, priority) = (goal, priority)
        try QueueChange(targets, all: "The list is empty.", where: { !$0.state.isTerminal }).run {
            host, downloads throws(CommandFailure) in
            let ids = downloads.map(\.id)
            if let priority { try await host.perform(on: ids) { .prioritise($0, priority) } }
            if let goal { try await Self.move(downloads, to: goal, on: host) }
        }
    }

    private enum Goal: Sendable {
        case first
        case last
        case before(String)
    }

    private var goal: Goal? {
        if first { return .first }
        if last { return .last }
        return before.map { .before($0) }
    }

    nonisolated private static func move(
        _ downloads: [Download], to goal: Goal, on host: any DownloadHost
    ) async throws(CommandFailure) {
        let all = try await host.downloads()
        let ids = Set(downloads.map(\.id))
        let before: DownloadID? =
            switch goal {
            case .first: all.first { !ids.contains($0.id) }?.id
            case .last: nil
            case .before(let word): try DownloadSelector(downloads: all).select(word).id
            }
        if let before, ids.contains(before) {
            throw CommandFailure(.wrongUsage, "A download cannot stand before itself.")
        }
        _ = try await host.perform(on: downloads.map(\.id)) { .move($0, before: before) }
    }
}

nonisolated extension DownloadRequest.Priority: ExpressibleByArgument {
    package init?(argument: String) {
        self.init(name: argument)
    }

    package var defaultValueDescription: String { name }
    package static var allValueStrings: [String] { allCases.map(\.name) }
}
