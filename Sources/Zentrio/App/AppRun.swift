import DesktopIntegration
import Dispatch
import DownloadRuntime
import SampleLibrary
import Synchronization

/// One run of the window with everything behind it.
///
/// The services start first: they read the list of downloads while the window is being opened.
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

    private let resources: ResourceDirectory
    private let options: WindowOptions
    private let model: AppModel
    private let services: AppServices
    private let mailbox: EventMailbox
    private let bell = Bell()

    /// Opens the databases; nothing runs yet.
    ///
    /// - Parameters:
    ///   - resources: Where the program's own files are.
    ///   - directories: Where the user's files are.
    ///   - options: What the command line asked for.
    ///   - sampleLibrary: Served and suggested while the window is open; nil for none.
    /// - Throws: `RuntimeSession.Failure` when another Zentrio is open or a database cannot be read.
    init(
        resources: ResourceDirectory, directories: XDGDirectories, options: WindowOptions, sampleLibrary: SampleLibrary?
    ) throws {
        self.resources = resources
        self.options = options
        let session = try RuntimeSession(directories: directories)
        var model = AppModel()
        model.settings = Settings(values: try session.settings.settings())
        model.portraitPath = resources.assets + "/artwork/profile-mara.webp"
        model.mediaDirectory = session.mediaRoot + "/zentrio/downloads"
        model.page = options.page
        self.model = model
        let bell = bell
        mailbox = EventMailbox(wake: { bell.ring() })
        services = AppServices(
            session: session, directories: directories, sampleLibrary: sampleLibrary, mailbox: mailbox,
            playerArguments: options.playerArguments)
    }

    /// Shows the window until it is closed, then waits until everything is committed.
    ///
    /// - Throws: `SDLFailure` without a display.
    func run() throws {
        let ended = DispatchSemaphore(value: 0)
        let services = services
        Task { @concurrent in
            await services.run()
            ended.signal()
        }
        defer {
            services.stop()
            ended.wait()
        }
        let loop = try AppLoop(
            resources: resources, model: model, options: options, services: services, mailbox: mailbox)
        bell.connect(loop.waker)
        loop.run()
    }
}
