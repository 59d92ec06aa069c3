import ArgumentParser
import DesktopIntegration
import SampleLibrary
import Synchronization

/// `zentrio` alone: opens the window.
struct WindowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "window", abstract: "Opens the window; also what zentrio does without a command.",
        discussion: "When it is open already, it comes to the front.")

    @Option(help: "The page that opens: \(Page.allCases.map(\.rawValue).joined(separator: ", ")).")
    var page: Page?

    @Flag(help: "Opens the page that shows how the runtime does inside.")
    var metrics = false

    @Flag(help: "Runs the downloads and opens no window until zentrio is started again.")
    var background = false

    @Argument(help: "An address to add.")
    var link: String?

    func validate() throws {
        if let link, !link.contains(":") {
            throw ValidationError("'\(link)' is neither a command nor an address. zentrio --help lists the commands.")
        }
    }

    func run() throws {
        try WindowCommand.run(WindowVisit(page: metrics ? .metrics : page, link: link), isBackground: background)
    }

    /// Opens the window, or brings it to the front where it is open already.
    ///
    /// - Parameters:
    ///   - visit: What is wanted of it. The default is nothing special.
    ///   - isBackground: Whether it waits until somebody asks for it. The default is no.
    /// - Throws: `CommandFailure` without a display, or what opening the window throws.
    static func run(_ visit: WindowVisit = WindowVisit(), isBackground: Bool = false) throws {
        let environment = XDGDirectories.processEnvironment
        if !isBackground, try isShownElsewhere(visit) { return }
        guard isBackground || DisplayCheck.hasDisplay(environment) else {
            throw CommandFailure(
                .failed, "There is no display. Set DISPLAY or WAYLAND_DISPLAY, or use zentrio get or zentrio serve.")
        }
        var options = WindowOptions(environment: environment, page: visit.page ?? .downloads)
        options.link = visit.link
        options.isBackground = isBackground
        try openWindow(options, resources: try ResourceDirectory.find(), sampleLibrary: nil)
    }

    /// Whether a window that is there already came to the front.
    private static func isShownElsewhere(_ visit: WindowVisit) throws -> Bool {
        let finder = HostFinder(directories: .ofThisProcess())
        guard let host = try finder.remote() else { return false }
        let isShown = Atomic(false)
        try ForegroundTask.run { task in
            do throws(CommandFailure) {
                guard case .host(let facts) = try await host.answer(.hello), facts.kind == .window else { return }
                _ = try await host.answer(.show(visit))
                isShown.store(true, ordering: .relaxed)
            } catch  where error == .hostGone {
                // It was on its way out.
            } catch {
                task.end(.failure(error))
            }
        }
        return isShown.load(ordering: .relaxed)
    }

    /// Shows the window until it is closed.
    static func openWindow(_ options: WindowOptions, resources: ResourceDirectory, sampleLibrary: SampleLibrary?) throws
    {
        let directories = XDGDirectories.ofThisProcess()
        // Commands run on the first thread, where SDL wants to be.
        try MainActor.assumeIsolated {
            do {
                try AppRun(
                    resources: resources, directories: directories, options: options, sampleLibrary: sampleLibrary
                ).run()
            } catch let failure as SDLFailure {
                throw CommandFailure(.failed, "The window could not be opened. \(failure)")
            }
        }
    }
}

nonisolated extension Page: ExpressibleByArgument {}
