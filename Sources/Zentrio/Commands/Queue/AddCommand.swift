import ArgumentParser
import DesktopIntegration
import MediaModel

/// `zentrio add`: puts links into the queue and does not wait for them.
struct AddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Adds links to the queue and does not wait for them.",
        discussion: """
            While Zentrio is not running, they start with its next start. A link whose server fails at the moment is \
            added, too, and taken for a plain file, or for what its ending says.
            """)

    @OptionGroup var links: LinkOptions

    @Option(help: "How early they run; normal unless it is given.")
    var priority: DownloadRequest.Priority?

    @Flag(help: "Adds them paused.")
    var paused = false

    @Flag(help: "Prints a JSON array of the downloads.")
    var json = false

    func run() throws {
        let (wish, command) = (try links.wish(), self)
        try ForegroundTask.run { task in
            do throws(CommandFailure) {
                task.end(.success(try await command.add(wish)))
            } catch {
                task.end(.failure(error))
            }
        }
    }

    /// The status of the first link that led to nothing; the others are added all the same.
    nonisolated private func add(_ wish: LinkWish) async throws(CommandFailure) -> ExitStatus {
        var entries: [QueueEntry] = []
        var status = ExitStatus.done
        for finding in await LinkLookup(headers: wish.headers, patience: .short).look(at: wish.links) {
            do throws(CommandFailure) {
                let request = try request(for: finding, of: wish)
                entries.append(QueueEntry(request: request, standing: paused ? .paused : .pending))
            } catch {
                Self.say(error.sentence, of: finding, wish)
                if status == .done { status = error.status }
            }
        }
        let (added, printsJSON) = (entries, json)
        if added.isEmpty {
            if printsJSON { TerminalOutput.standard.writeLine("[]") }
        } else {
            try await HostVisit(directories: .ofThisProcess()).run { host, isRunning throws(CommandFailure) in
                try await Self.add(added, to: host, isRunning: isRunning, printsJSON: printsJSON)
            }
        }
        return status
    }

    /// A server that fails now is no reason to forget the link: its download waits as any other does.
    nonisolated private func request(
        for finding: LinkLookup.Finding, of wish: LinkWish
    ) throws(CommandFailure) -> DownloadRequest {
        let priority = priority ?? .normal
        do throws(CommandFailure) {
            return try wish.request(for: finding, priority: priority)
        } catch {
            guard finding.mayPass, let request = wish.request(unseen: finding.link, priority: priority) else {
                throw error
            }
            Self.say("\(error.sentence) The link is added all the same, and tried again later.", of: finding, wish)
            return request
        }
    }

    nonisolated private static func say(_ sentence: String, of finding: LinkLookup.Finding, _ wish: LinkWish) {
        TerminalOutput.error.writeLine((wish.links.count > 1 ? "\(finding.link): " : "") + sentence)
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
        let nameLength = DownloadName.length(tellingApart: downloads.map(\.id))
        for download in downloads {
            let title = download.request.item.displayTitle
            let note = new.contains(download.id) ? "added" : "in the list already, \(download.stateText)"
            let name = DownloadName(download.id).prefix(nameLength)
            TerminalOutput.standard.writeLine("\(name)  \(title): \(note)")
        }
        if !isRunning, entries.contains(where: { $0.standing == .pending }), !new.isEmpty {
            TerminalOutput.error.writeLine("Zentrio is not running; it starts them when it does.")
        }
    }
}
