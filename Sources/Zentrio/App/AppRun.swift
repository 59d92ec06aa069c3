import DesktopIntegration
import Dispatch
import DownloadRuntime
import SampleLibrary
import Synchronization

/// One run of the window with everything behind it.
///
/// The databases are opened and the list of downloads is read while the window opens on the first thread.
final class AppRun {
    /// Rings for a window that may not be there yet.
    private nonisolated final class Bell: Sendable {
        private let waker = Mutex<WindowWaker?>(nil)

        func ring() {
            waker.withLock { $0 }?.wake()
        }

        func connect(_ waker: WindowWaker) {
            self.waker.withLock { $0 = waker }
        }
    }

    /// What works behind the window, with what it already knows.
    private nonisolated struct Backstage: Sendable {
        let services: AppServices
        let settings: Settings
        let mediaRoot: String
    }

    private let resources: ResourceDirectory
    private let directories: XDGDirectories
    private let options: WindowOptions
    private let sampleLibrary: SampleLibrary?

    /// Opens nothing yet.
    ///
    /// - Parameters:
    ///   - resources: Where the program's own files are.
    ///   - directories: Where the user's files are.
    ///   - options: What the command line asked for.
    ///   - sampleLibrary: Served and suggested while the window is open; nil for none.
    init(
        resources: ResourceDirectory, directories: XDGDirectories, options: WindowOptions, sampleLibrary: SampleLibrary?
    ) {
        self.resources = resources
        self.directories = directories
        self.options = options
        self.sampleLibrary = sampleLibrary
    }

    /// Shows the window until it is closed, then waits until everything is committed.
    ///
    /// - Throws: `RuntimeSession.Failure` when another Zentrio is open or a database cannot be read, `SDLFailure` without
    ///   a display.
    func run() throws {
        let bell = Bell()
        let mailbox = EventMailbox(wake: { bell.ring() })
        let opening = Handover<Result<Backstage, any Error>>()
        let ended = DispatchSemaphore(value: 0)
        let (directories, sampleLibrary, options) = (directories, sampleLibrary, options)
        Task { @concurrent in
            defer { ended.signal() }
            let backstage = Result {
                try AppRun.open(directories, sampleLibrary: sampleLibrary, mailbox: mailbox, options: options)
            }
            opening.give(backstage)
            if case .success(let backstage) = backstage { await backstage.services.run() }
        }
        defer { ended.wait() }
        let opened = Result { try OpenedWindow(resources: resources, directories: directories, options: options) }
        let backstage = try opening.take().get()
        defer { backstage.services.stop() }
        let window = try opened.get()
        bell.connect(window.window.waker)
        try AppLoop(
            window, model: model(backstage), options: options, services: backstage.services, mailbox: mailbox
        ).run()
    }

    private nonisolated static func open(
        _ directories: XDGDirectories, sampleLibrary: SampleLibrary?, mailbox: EventMailbox, options: WindowOptions
    ) throws -> Backstage {
        let session = try RuntimeSession(directories: directories)
        let desktop = DesktopServices(environment: XDGDirectories.processEnvironment, mailbox: mailbox)
        let services = AppServices(
            session: session, directories: directories, sampleLibrary: sampleLibrary, mailbox: mailbox,
            desktop: desktop, playerArguments: options.playerArguments)
        return Backstage(
            services: services, settings: Settings(values: try session.settings.settings()),
            mediaRoot: session.mediaRoot)
    }

    private func model(_ backstage: Backstage) -> AppModel {
        var model = AppModel()
        model.settings = backstage.settings
        model.portraitPath = resources.assets + "/artwork/profile-mara.webp"
        model.mediaDirectory = backstage.mediaRoot + "/zentrio/downloads"
        model.page = options.page
        return model
    }
}
