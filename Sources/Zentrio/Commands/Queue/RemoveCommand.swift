import ArgumentParser
import MediaModel

/// `zentrio remove`: takes downloads off the list.
struct RemoveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Takes downloads off the list.",
        discussion:
            "What was fetched of unfinished ones is deleted. Finished files stay, unless --delete-files is given.")

    @OptionGroup var targets: TargetOptions

    @Flag(help: "Deletes finished files, too, with what lies beside them.")
    var deleteFiles = false

    func run() throws {
        let deleteFiles = deleteFiles
        try QueueChange(targets, all: "The list is empty.", where: { _ in true }).run {
            host, downloads throws(CommandFailure) in
            try await host.perform(on: downloads.map(\.id)) { .remove($0, deleteFiles: deleteFiles) }
        }
    }
}
