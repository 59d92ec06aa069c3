import ArgumentParser
import DesktopIntegration
import DownloadRuntime
import FoundationEssentials
import MediaModel

/// `zentrio list`: the downloads of the profile, as whoever runs them tells, else as they were committed last.
struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists the downloads.",
        discussion: """
            Each line holds the name, the state, how far it is, and the title; other commands take the name or the title. \
            It also works while Zentrio is not running.
            """)

    @Flag(help: "Prints a JSON array.")
    var json = false

    func run() throws {
        let printsJSON = json
        try ForegroundTask.run { task in
            do {
                let downloads = try await Self.downloads(in: .ofThisProcess())
                let text = try printsJSON ? Self.json(downloads) : Self.table(downloads)
                TerminalOutput.standard.writeLine(text)
            } catch {
                task.end(.failure(CommandFailure(unreadable: error)))
            }
        }
    }

    /// A list that nobody has begun is empty, and stays unmade.
    ///
    /// - Throws: why the list cannot be read, as SQLite reports it.
    nonisolated static func downloads(in directories: XDGDirectories) async throws -> [Download] {
        if let host = try? HostFinder(directories: directories).remote(), let downloads = try? await host.downloads() {
            return downloads
        }
        let path = RuntimeSession.databasePath(in: directories, profile: .standard)
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        let stored = try await DownloadRepository(path: path).downloads()
        let downloads = stored.map(\.download).filter { $0.state != .removed }
        return RuntimeLock.isHeld(folder: directories.data) ? downloads : downloads.map(atRest)
    }

    /// What a crash left "running" does not run; the next start makes it so in the store, too.
    nonisolated private static func atRest(_ download: Download) -> Download {
        guard download.state.holdsWorker else { return download }
        var download = download
        download.state = download.state == .pausing ? .paused : .pending
        return download
    }

    private static func json(_ downloads: [Download]) throws -> String {
        try JSONText.text(downloads.map(ListReport.init), isPretty: true)
    }

    private static func table(_ downloads: [Download]) -> String {
        guard !downloads.isEmpty else { return "Nothing saved yet." }
        let nameLength = DownloadName.length(tellingApart: downloads.map(\.id))
        return downloads.map { ListLine($0, nameLength: nameLength).text }.joined(separator: "\n")
    }
}

nonisolated extension CommandFailure {
    /// Why the list on the disk cannot be read.
    init(unreadable error: any Error) {
        let isDamaged = DownloadRepository.isDamage(error)
        self.init(
            .failed,
            isDamaged
                ? "The list of downloads is damaged. The window or zentrio serve keeps it and saves what can be read."
                : "The list of downloads cannot be read: \(DownloadRepository.cause(of: error)).")
    }
}
