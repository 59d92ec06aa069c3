import ArgumentParser
import DownloadRuntime
import MediaModel
import MediaSources
import Transfer

/// `zentrio probe`: says what lies behind a link, without downloading it.
struct ProbeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "probe", abstract: "Says what lies behind a link: format, variants, sizes, languages.")

    @Argument(help: "The address of a film, or of an add-on's streams.")
    var url: String

    @Option(name: .customLong("header"), help: "A header for every request, \"Name: value\"; may be repeated.")
    var headers: [String] = []

    @Flag(help: "Prints JSON.")
    var json = false

    func validate() throws {
        if let wrong = headers.first(where: { HeaderField(line: $0) == nil }) {
            throw ValidationError("'\(wrong)' is no header; write \"Name: value\".")
        }
    }

    func run() throws {
        let link = url
        let fields = headers.compactMap(HeaderField.init(line:))
        let printsJSON = json
        try ForegroundTask.run { task in
            do throws(MediaSourceError) {
                let resolver = LinkResolver(
                    fetcher: TransferEngine(), readPage: PageVideo.reading(), now: RuntimeClock.system.timestamp)
                let found = try await resolver.resolve(link, headers: fields)
                TerminalOutput.standard.writeLine(Self.text(found, link: link, isJSON: printsJSON))
            } catch {
                task.end(.failure(CommandFailure(error)))
            }
        }
    }

    private static func text(_ found: ResolvedLink, link: String, isJSON: Bool) -> String {
        if isJSON, let text = try? JSONText.text(ProbeReport(found, link: link), isPretty: true) { return text }
        let title = TextWidth.printable(found.item.displayTitle)
        var lines = ["Title      \(title)" + (found.item.year.map { " (\($0))" } ?? "")]
        if let duration = found.item.duration { lines.append("Length     \(Wording.exactLength(duration))") }
        for stream in found.streams { lines.append("Variant    \(description(of: stream))") }
        if !found.audioLanguages.isEmpty { lines.append("Sound      \(found.audioLanguages.joined(separator: ", "))") }
        if !found.subtitleLanguages.isEmpty {
            lines.append("Subtitles  \(found.subtitleLanguages.joined(separator: ", "))")
        }
        lines.append("Protected  no")
        return GetRow.plain(lines.joined(separator: "\n"))
    }

    private static func description(of stream: MediaModel.Stream) -> String {
        let size = stream.byteCount.map { (stream.isSizeEstimated ? "about " : "") + Wording.size($0) }
        let facts: [String?] = [
            stream.format.rawValue, stream.height.map { "\($0)p" }, stream.codecs.joined(separator: " + "),
            stream.bandwidth.map(Wording.bandwidth), size,
        ]
        return facts.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: ", ")
    }
}
