import DesktopIntegration
import DownloadRuntime
import Foundation
import ImmediateUI
import MediaModel

/// Measures how long the window takes to be there when the list is long, and what it holds: starts this program again
/// and again, in a folder of its own, on the display at hand or on one that nobody sees (Xvfb).
nonisolated struct StartTrial {
    /// What was measured; times are from the start of the process.
    struct Outcome: Sendable {
        var firstFrame: [Duration] = []
        /// When the downloads themselves were there.
        var list: [Duration] = []
        /// The most that any of the windows held, a moment after its list was there.
        var resident = ByteCount.zero
        /// What the last window held after a thousand rows, each with a picture of its own; nil without xdotool.
        var residentAfterScrolling: ByteCount?
    }

    /// A window that did not come.
    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    let downloads: [Download]
    private let resources: ResourceDirectory
    /// How long a window may take; a slow machine takes longer than it should.
    private static let patience = Duration.seconds(30)
    private static let size = Extent(width: 1_920, height: 1_080)
    /// As many as the rows that wait, which come first on the page.
    private static let pictureCount = 1_100
    private static let turns = 600

    /// Prepares the list.
    ///
    /// - Parameters:
    ///   - count: How many downloads it has.
    ///   - resources: Where the program's own files are.
    /// - Throws: `WebAddress.Flaw` when the sample data is broken.
    init(downloads count: Int, resources: ResourceDirectory) throws(WebAddress.Flaw) {
        self.resources = resources
        let model = try SampleModel(artworkDirectory: resources.assets + "/artwork").many(count)
        downloads = try model.downloads.all.enumerated().map { number, shelved throws(WebAddress.Flaw) in
            var download = shelved.download
            download.request.item.poster = try SamplePictures.address(number)
            download.request.item.backdrop = nil
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
        for number in 1...times { try start(environment, isLast: number == times, &outcome) }
        return outcome
    }

    private func fillStore(in folder: String) throws {
        let directories = XDGDirectories(environment: ["ZENTRIO_HOME": folder])
        let path = RuntimeSession.databasePath(in: directories, profile: .standard)
        let pictures = try SamplePictures(resources: resources)
        let changes = downloads.map { download in
            let target = download.finalPath ?? "\(folder)/\(download.id).mp4"
            return StoreChange(from: nil, stored: StoredDownload(download: download, targetPath: target))
        }
        try ForegroundTask.run { task in
            do {
                let now = Timestamp(rawValue: Int64(Date().timeIntervalSince1970 * 1_000))
                try await DownloadRepository(path: path).commit(changes, at: now)
                try await SettingsRepository(path: directories.data + "/zentrio.sqlite")
                    .store(WindowState(size: StartTrial.size).values)
                try await pictures.store(0..<min(downloads.count, StartTrial.pictureCount), in: directories)
            } catch {
                task.end(.failure(CommandFailure(.failed, "The list could not be made: \(error)")))
            }
        }
    }

    private func start(_ environment: [String: String], isLast: Bool, _ outcome: inout Outcome) throws {
        let program = Process()
        let log = Pipe()
        program.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        program.environment = environment
        program.standardError = log
        program.standardOutput = log
        let asked = ContinuousClock.now
        try program.run()
        defer {
            program.terminate()
            program.waitUntilExit()
        }
        let reader = StartLog(log.fileHandleForReading)
        guard let firstFrame = reader.time(of: "first frame", since: asked, within: Self.patience),
            let list = reader.time(of: "list shown", since: asked, within: Self.patience)
        else { throw Failure(description: "The window did not come: \(reader.text)") }
        outcome.firstFrame.append(firstFrame)
        outcome.list.append(list)
        // Pictures and what was freed have a moment.
        usleep(1_500_000)
        outcome.resident = max(outcome.resident, ProcessMemory.resident(of: program.processIdentifier))
        guard isLast, try scroll(environment) else { return }
        usleep(1_500_000)
        outcome.residentAfterScrolling = ProcessMemory.resident(of: program.processIdentifier)
    }

    /// Turns the wheel over the middle of the window as fast as people can; false without xdotool.
    private func scroll(_ environment: [String: String]) throws -> Bool {
        let wheel = Process()
        wheel.executableURL = URL(filePath: "/usr/bin/env")
        wheel.environment = environment
        wheel.arguments = [
            "xdotool", "mousemove", "\(Int(StartTrial.size.width / 2))", "\(Int(StartTrial.size.height / 2))", "click",
            "--repeat", "\(StartTrial.turns)", "--delay", "12", "5",
        ]
        wheel.standardError = FileHandle.nullDevice
        try wheel.run()
        wheel.waitUntilExit()
        return wheel.terminationStatus == 0
    }
}
