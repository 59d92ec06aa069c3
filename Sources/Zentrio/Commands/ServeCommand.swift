import ArgumentParser
import DesktopIntegration

/// `zentrio serve`: the downloads without a window.
struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Runs the downloads without a window, until Ctrl-C.",
        discussion: """
            The other commands talk to it. When a window is opened meanwhile, that takes the downloads over, and serve goes \
            on with them when the window is closed.
            """)

    func run() throws {
        try ForegroundTask.run { task in
            let interruption = Interruption()
            await ServeRun(directories: .ofThisProcess()).run(interruption: interruption.gate) { task.end($0) }
        }
    }
}
