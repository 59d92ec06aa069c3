import DesktopIntegration
import DownloadRuntime
import Foundation
import MediaModel

/// Measures how long the window takes to be there when the list is long: starts this program again and again, in a folder
/// of its own, on the display at hand or on one that nobody sees (Xvfb).
nonisolated struct StartTrial {
    /// What was measured; times are from the start of the process.
    struct Outcome: Sendable {
        var firstFrame: [Duration] = []
        /// When the downloads themselves were there.
        var list: [Duration] = []
        /// The most that any of the windows held, a moment after its list was there.
        var resident = ByteCount.zero
    }

    /// A window that did not come.
    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    let downloads: [Download]
    private let resources: ResourceDirectory
    /// How long a window may take; a slow machine takes longer than it should.
    private static let patience = Duration.seconds(30)

    /// Prepares the list.
    ///
    /// - Parameters:
    ///   - count: How many downloads it has.
    ///   - resources: Where the program's own files are.
    /// - Throws: `WebAddress.Flaw` when the sample data is broken.
    init(downloads count: Int, resources: ResourceDirectory) throws(WebAddress.Flaw) {
        self.resources = resources
        let model = try SampleModel(artworkDirectory: resources.assets + "/artwork").many(count)
        downloads = model.downloads.all.map(\.download).map { download in
            var download = download
            // Nothing may run: the servers are invented.
            if download.state != .completed, download.state != .failed { download.state = .paused }
            return download
        }
    }

    /// Starts the window.
    ///
    /// - Parameter times: How often.
    /// - Returns: What it took; nil where there is neither a display nor Xvfb.
    /// - Throws: What making the list's database throws, and `Failure`.
    func run(times: Int) throws -> Outcome? {
        let folder = NSTemporaryDirectory() + "zentrio-measure-\(getpid())"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try fillStore(in: folder)
        var environment = XDGDirectories.processEnvironment
        let server = environment["DISPLAY"] == nil ? VirtualScreen() : nil
        defer { server?.close() }
        if let server { environment["DISPLAY"] = server.name }
        guard environment["DISPLAY"] != nil else { return nil }
        environment["ZENTRIO_HOME"] = folder
        environment["XDG_RUNTIME_DIR"] = folder
        environment["ZENTRIO_RENDERER"] = "software"
        environment["WAYLAND_DISPLAY"] = nil
        var outcome = Outcome()
        for _ in 0..<times { try start(environment, &outcome) }
        return outcome
    }

    private func fillStore(in folder: String) throws {
        let directories = XDGDirectories(environment: ["ZENTRIO_HOME": folder])
        let path = RuntimeSession.databasePath(in: directories, profile: .standard)
        let changes = downloads.map { download in
            let target = download.finalPath ?? "\(folder)/\(download.id).mp4"
            return StoreChange(from: nil, stored: StoredDownload(download: download, targetPath: target))
        }
        try ForegroundTask.run { task in
            do {
                let now = Timestamp(rawValue: Int64(Date().timeIntervalSince1970 * 1_000))
                try await DownloadRepository(path: path).commit(changes, at: now)
            } catch {
                task.end(.failure(CommandFailure(.failed, "The list could not be made: \(error)")))
            }
        }
    }

    private func start(_ environment: [String: String], _ outcome: inout Outcome) throws {
        let program = Process()
        let log = Pipe()
        program.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        program.environment = environment
        program.standardError = log
        program.standardOutput = log
        try program.run()
        defer {
            program.terminate()
            program.waitUntilExit()
        }
        let reader = StartLog(log.fileHandleForReading)
        guard let firstFrame = reader.milliseconds(after: "first frame", within: Self.patience),
            let list = reader.milliseconds(after: "list shown", within: Self.patience)
        else { throw Failure(description: "The window did not come: \(reader.text)") }
        outcome.firstFrame.append(firstFrame)
        outcome.list.append(list)
        // Pictures and what was freed have a moment.
        usleep(1_500_000)
        outcome.resident = max(outcome.resident, ProcessMemory.resident(of: program.processIdentifier))
    }
}
