import ArgumentParser
import DesktopIntegration
import DownloadRuntime
import MediaModel

/// `zentrio get`: downloads links through the runtime, and prints the paths of the finished files.
struct GetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "get", abstract: "Downloads links and prints the paths of the finished files.",
        discussion: """
            Progress goes to the standard error, paths to the standard output. Ctrl-C keeps what was fetched: the same \
            command goes on later. While Zentrio is open, it does the work, and Ctrl-C pauses the downloads there.

            Exit codes: 0 done, 1 this device failed, 2 wrong usage, 3 network or server failed, 4 refused, 5 waiting \
            for space, 6 not found, 130 interrupted.
            """)

    @OptionGroup var links: LinkOptions

    @Flag(help: "Prints one JSON object for each link.")
    var json = false

    func run() throws {
        let (wish, printsJSON) = (try links.wish(), json)
        try ForegroundTask.run { task in
            let interruption = Interruption()
            let run = GetRun(wish, printsJSON: printsJSON, directories: .ofThisProcess())
            await run.run(interruption: interruption.gate) { task.end($0) }
        }
    }
}
