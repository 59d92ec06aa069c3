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

    @Argument(help: "Addresses of films, or of an add-on's streams.")
    var url: [String]

    @Option(help: "The picture: \(Quality.allCases.map(\.rawValue).joined(separator: ", ")), standard or higher.")
    var quality = Quality.automatic

    @Option(help: "The folder for the files; without it they go where the window puts them.")
    var output: String?

    @Option(help: "The language of the sound, such as de.")
    var audio: String?

    @Option(help: "The language of the subtitles, such as en.")
    var subtitles: String?

    @Option(name: .customLong("header"), help: "A header for every request, \"Name: value\"; may be repeated.")
    var headers: [String] = []

    @Option(help: "What the file must hash to, such as sha-256=9f86…; for one address.")
    var checksum: Checksum?

    @Flag(help: "Prints one JSON object for each link.")
    var json = false

    func validate() throws {
        guard !url.isEmpty else { throw ValidationError("An address is needed.") }
        guard checksum == nil || url.count == 1 else { throw ValidationError("A checksum is for one address.") }
        if let wrong = headers.first(where: { HeaderField(line: $0) == nil }) {
            throw ValidationError("'\(wrong)' is no header; write \"Name: value\".")
        }
    }

    func run() throws {
        let options = options
        try ForegroundTask.run { task in
            let interruption = Interruption()
            await GetRun(options, directories: .ofThisProcess()).run(interruption: interruption.gate) { task.end($0) }
        }
    }

    private var options: GetOptions {
        GetOptions(
            links: url, quality: quality, outputDirectory: output.map(WorkingFolder.absolutePath), audioLanguage: audio,
            subtitleLanguage: subtitles, headers: headers.compactMap(HeaderField.init(line:)),
            checksum: checksum, printsJSON: json)
    }
}

nonisolated extension Quality: ExpressibleByArgument {
    package init?(argument: String) {
        self.init(name: argument)
    }
}

nonisolated extension Checksum: ExpressibleByArgument {
    package init?(argument: String) {
        self.init(argument)
    }
}
