import ArgumentParser
import MediaModel

/// Links and what is wanted of them, as `get` and `add` take them.
struct LinkOptions: ParsableArguments {
    @Argument(help: "Addresses of films, or of an add-on's streams.")
    var url: [String]

    @Option(help: "The picture; also standard or higher.")
    var quality = Quality.automatic

    @Option(help: "The folder for the files; without it they go where the window puts them.")
    var output: String?

    @Option(help: "The language of the sound, such as de.")
    var audio: String?

    @Option(help: "The language of the subtitles, such as en.")
    var subtitles: String?

    @Option(name: .customLong("header"), help: "A header for every request, \"Name: value\"; may be repeated.")
    var headers: [String] = []

    @Option(
        help: "What the file must hash to, such as sha-256=9f86…; for one address.", transform: LinkOptions.readChecksum
    )
    var checksum: Checksum?

    func validate() throws {
        guard !url.isEmpty else { throw ValidationError("An address is needed.") }
        guard checksum == nil || url.count == 1 else { throw ValidationError("A checksum is for one address.") }
        if let output, WorkingFolder.holdsFile(at: output) {
            throw ValidationError("'\(output)' is a file. --output takes a folder.")
        }
        if let wrong = headers.first(where: { HeaderField(line: $0) == nil }) {
            throw ValidationError("'\(wrong)' is no header; write \"Name: value\".")
        }
    }

    /// What is asked for, as the rest of the program takes it.
    func wish() throws(CommandFailure) -> LinkWish {
        let folder = output.flatMap(WorkingFolder.absolutePath)
        if output != nil, folder == nil {
            throw CommandFailure(.failed, "The download folder cannot be written. Choose another place.")
        }
        return LinkWish(
            links: url, quality: quality, outputDirectory: folder, audioLanguage: audio, subtitleLanguage: subtitles,
            headers: headers.compactMap(HeaderField.init(line:)), checksum: checksum)
    }

    private static func readChecksum(_ text: String) throws -> Checksum {
        guard let checksum = Checksum(text) else { throw ValidationError(Checksum.objection(to: text)) }
        return checksum
    }
}

nonisolated extension Quality: ExpressibleByArgument {
    package init?(argument: String) {
        self.init(name: argument)
    }
}
