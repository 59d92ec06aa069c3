import ArgumentParser
import DesktopIntegration
import FoundationEssentials
import MediaModel
import MediaSources

/// `zentrio add`: puts links into the queue and does not wait for them.
struct AddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Adds links to the queue and does not wait for them.",
        discussion: "While Zentrio is not running, they start with its next start.")

    @Argument(help: "Addresses of films, or of an add-on's streams.")
    var url: [String]

    @Option(help: "The picture: \(Quality.allCases.map(\.rawValue).joined(separator: ", ")), standard or higher.")
    var quality = Quality.automatic

    @Option(help: "The language of the sound, such as en.")
    var audio: String?

    @Option(help: "The language of the subtitles, such as nl.")
    var subtitles: String?

    @Option(help: "The folder for the files; without it they go where the window puts them.")
    var output: String?

    @Option(help: "The priority: later, normal or next.")
    var priority = DownloadRequest.Priority.normal

    @Option(name: .customLong("header"), help: "A header for every request, \"Name: value\"; may be repeated.")
    var headers: [String] = []

    @Option(help: "What the file must hash to, such as sha-256=9f86…; for one address.")
    var checksum: Checksum?

    @Flag(help: "Adds them paused.")
    var paused = false

    @Flag(help: "Prints a JSON array of the downloads.")
    var json = false

    func validate() throws {
        guard !url.isEmpty else { throw ValidationError("An address is needed.") }
        guard checksum == nil || url.count == 1 else { throw ValidationError("A checksum is for one address.") }
        if let wrong = headers.first(where: { HeaderField(line: $0) == nil }) {
            throw ValidationError("'\(wrong)' is no header; write \"Name: value\".")
        }
    }

    func run() throws {
        let command = self
        try ForegroundTask.run { task in
            do throws(CommandFailure) {
                task.end(.success(try await command.add()))
            } catch {
                task.end(.failure(error))
            }
        }
    }

    /// The status of the first link that led to nothing; the others are added all the same.
    nonisolated private func add() async throws(CommandFailure) -> ExitStatus {
        let fields = headers.compactMap(HeaderField.init(line:))
        var entries: [QueueEntry] = []
        var status = ExitStatus.done
        for finding in await LinkLookup(headers: fields).look(at: url) {
            do throws(CommandFailure) {
                entries.append(try entry(for: finding))
            } catch {
                TerminalOutput.error.writeLine((url.count > 1 ? "\(finding.link): " : "") + error.sentence)
                if status == .done { status = error.status }
            }
        }
        let (added, printsJSON) = (entries, json)
        if !added.isEmpty {
            try await HostVisit(directories: .ofThisProcess()).run { host, isRunning throws(CommandFailure) in
                try await Self.add(added, to: host, isRunning: isRunning, printsJSON: printsJSON)
            }
        }
        return status
    }

    nonisolated private func entry(for finding: LinkLookup.Finding) throws(CommandFailure) -> QueueEntry {
        let found = try finding.result.get()
        guard let stream = StreamChoice.stream(for: quality, among: found.streams) else {
            throw CommandFailure(.refused, "No video found at this address.")
        }
        let request = DownloadRequest(
            item: found.item, stream: stream, quality: quality,
            tracks: TrackWish(
                audioLanguages: [audio].compactMap(\.self), subtitleLanguages: [subtitles].compactMap(\.self)),
            priority: priority,
            outputDirectory: output.map(WorkingFolder.absolutePath), checksum: checksum)
        return QueueEntry(request: request, standing: paused ? .paused : .pending)
    }

    nonisolated private static func add(
        _ entries: [QueueEntry], to host: any DownloadHost, isRunning: Bool, printsJSON: Bool
    ) async throws(CommandFailure) {
        let added = try await host.add(entries)
        let downloads = try await host.downloads(added.map(\.id))
        if printsJSON {
            let text = try? JSONText.text(downloads.map(ListReport.init), isPretty: true)
            return TerminalOutput.standard.writeLine(text ?? "[]")
        }
        let new = Set(added.filter(\.isNew).map(\.id))
        for download in downloads {
            let title = download.request.item.displayTitle
            let note = new.contains(download.id) ? "added" : "in the list already, \(download.stateText)"
            TerminalOutput.standard.writeLine("\(download.id.rawValue.prefix(8))  \(title): \(note)")
        }
        if !isRunning, entries.contains(where: { $0.standing == .pending }), !new.isEmpty {
            TerminalOutput.error.writeLine("Zentrio is not running; it starts them when it does.")
        }
    }
}
