import ArgumentParser

/// Which downloads a command is about, and how it prints them.
struct TargetOptions: ParsableArguments {
    @Argument(help: "Downloads: the names that zentrio list shows, titles, or the beginning of either.")
    var download: [String] = []

    @Flag(help: "All downloads that the command can do something with.")
    var all = false

    @Flag(help: "Prints a JSON array of the downloads.")
    var json = false

    func validate() throws {
        if all == !download.isEmpty {
            throw ValidationError(
                all ? "Name downloads, or write --all, not both." : "Name a download, or write --all.")
        }
    }
}
