import ArgumentParser
import DesktopIntegration
import SampleLibrary

/// `zentrio` alone: opens the window.
struct WindowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "window", abstract: "Opens the window; also what zentrio does without a command.")

    @Option(help: "The page that opens: \(Page.allCases.map(\.rawValue).joined(separator: ", ")).")
    var page = Page.downloads

    func run() throws {
        guard DisplayCheck.hasDisplay(XDGDirectories.processEnvironment) else {
            throw CommandFailure(.failed, "There is no display. Set DISPLAY or WAYLAND_DISPLAY, or use zentrio get.")
        }
        try WindowCommand.openWindow(page: page, resources: try ResourceDirectory.find(), sampleLibrary: nil)
    }

    /// Shows the window until it is closed.
    static func openWindow(page: Page, resources: ResourceDirectory, sampleLibrary: SampleLibrary?) throws {
        let directories = XDGDirectories.ofThisProcess()
        let options = WindowOptions(environment: XDGDirectories.processEnvironment, page: page)
        // Commands run on the first thread, where SDL wants to be.
        try MainActor.assumeIsolated {
            do {
                try AppRun(
                    resources: resources, directories: directories, options: options, sampleLibrary: sampleLibrary
                ).run()
            } catch let failure as RuntimeSession.Failure {
                throw CommandFailure(.failed, failure.sentence)
            } catch let failure as SDLFailure {
                throw CommandFailure(.failed, "The window could not be opened. \(failure)")
            }
        }
    }
}

nonisolated extension Page: ExpressibleByArgument {}
