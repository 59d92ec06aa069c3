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

        func disconnect() {
            waker.withLock { $0 = nil }
        }
    }

    /// What works behind the window, with what it already knows.
    private nonisolated struct Backstage: Sendable {
        let services: AppServices
        /// The settings and the window's size, by their stored names.
        let stored: [String: String]
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
    /// In the background the window opens when somebody asks for it, any number of times, and the program ends with a signal.
    ///
    /// - Throws: `CommandFailure` when the downloads cannot be had, `SDLFailure` without a display.
    func run() throws {
        HeapMemory.shareHeaps()
        let bell = Bell()
        let mailbox = EventMailbox(wake: { bell.ring() })
        let door = WindowDoor(onKnock: { bell.ring() })
        let opening = Handover<Result<Backstage?, any Error>>()
        let ended = DispatchSemaphore(value: 0)
        let (directories, sampleLibrary, options) = (directories, sampleLibrary, options)
        Task { @concurrent in
            defer { ended.signal() }
            let backstage: Result<Backstage?, any Error>
            do {
                backstage = .success(
                    try await AppRun.open(
                        directories, sampleLibrary: sampleLibrary, mailbox: mailbox, door: door, options: options))
            } catch {
                backstage = .failure(error)
            }
            opening.give(backstage)
            if case .success(let backstage?) = backstage { await backstage.services.run() }
        }
        defer { ended.wait() }
        if options.isBackground {
            guard let backstage = try opening.take().get() else { return }
            defer { backstage.services.stop() }
            try stayInBackground(backstage, mailbox: mailbox, door: door, bell: bell)
        } else {
            let prepared = Result { try prepare() }
            guard let backstage = try opening.take().get() else { return }
            defer { backstage.services.stop() }
            _ = try show(prepared.get(), visit: nil, backstage: backstage, mailbox: mailbox, door: door, bell: bell)
        }
    }

    /// Opens the window whenever somebody knocks, until a signal or until the user quits.
    private func stayInBackground(_ backstage: Backstage, mailbox: EventMailbox, door: WindowDoor, bell: Bell) throws {
        let interruption = Interruption(onSignal: { door.ring() })
        while !interruption.gate.isOpen {
            guard let visit = door.wait() else { continue }
            // What was told to nobody is old by now.
            mailbox.discard()
            backstage.services.perform([.reload])
            let ending = try show(
                prepare(), visit: visit, backstage: backstage, mailbox: mailbox, door: door, bell: bell)
            if ending == .quit { return }
        }
    }

    private func prepare() throws -> WindowPreparation {
        try WindowPreparation(resources: resources, directories: directories, options: options)
    }

    private func show(
        _ prepared: WindowPreparation, visit: WindowVisit?, backstage: Backstage, mailbox: EventMailbox,
        door: WindowDoor,
        bell: Bell
    ) throws -> AppLoop.Ending {
        let model = model(backstage)
        let opened = try prepared.open(as: model.windowState, userScale: Float(model.settings.scale) / 100)
        bell.connect(opened.window.waker)
        defer { bell.disconnect() }
        let loop = try AppLoop(
            opened, model: model, options: options, services: backstage.services, mailbox: mailbox,
            door: door)
        return loop.run(visit: visit ?? WindowVisit(page: options.page, link: options.link))
    }

    private nonisolated static func open(
        _ directories: XDGDirectories, sampleLibrary: SampleLibrary?, mailbox: EventMailbox, door: WindowDoor,
        options: WindowOptions
    ) async throws -> Backstage? {
        let visit = WindowVisit(page: options.page, link: options.link)
        let finder = HostFinder(directories: directories)
        // The demo's library is of use in its own window only.
        guard let session = try await finder.session(showing: sampleLibrary == nil ? visit : nil) else { return nil }
        let desktop = DesktopServices(environment: XDGDirectories.processEnvironment, mailbox: mailbox)
        let services = AppServices(
            session: session, directories: directories, sampleLibrary: sampleLibrary, mailbox: mailbox,
            desktop: desktop, door: door,
            playerArguments: options.playerArguments,
            // Reading a long list takes the processor that the window needs to come.
            waitsForWindow: session.isListLong && !options.isBackground)
        return Backstage(
            services: services, stored: try session.settings.settings(),
            mediaRoot: session.mediaRoot)
    }

    private func model(_ backstage: Backstage) -> AppModel {
        var model = AppModel()
        model.settings = Settings(values: backstage.stored)
        model.windowState = WindowState(values: backstage.stored)
        model.portraitPath = resources.assets + "/artwork/profile-mara.webp"
        model.mediaDirectory = backstage.mediaRoot + "/zentrio/downloads"
        // The Runtime page is opened, so that its figures are asked for.
        if options.page != .metrics { model.page = options.page }
        return model
    }
}
