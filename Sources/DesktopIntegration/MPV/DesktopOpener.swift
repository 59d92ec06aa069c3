import Glibc

/// Opens a film with whatever the desktop uses for it, when there is no mpv.
final class DesktopOpener: Sendable {
    private let process: ChildProcess

    /// Starts `xdg-open`.
    ///
    /// - Throws: `ChildProcess.StartError` when the system refuses.
    init(executable: String, path: String, environment: [String: String]) throws(ChildProcess.StartError) {
        process = try ChildProcess(executable: executable, arguments: [path], environment: environment)
    }

    /// Ends `xdg-open` and a player that runs in its foreground; from any thread.
    func close() {
        process.signal(SIGTERM)
    }

    /// Blocks until `xdg-open` is gone; on most desktops that is long before the film ends.
    func run() -> PlaybackOutcome {
        switch process.wait() {
        case .code(0): PlaybackOutcome(.handedOver)
        case .code(let code): PlaybackOutcome(.failed(.noPlayer(cause: "xdg-open ended with exit code \(code)")))
        case .signal: PlaybackOutcome(.closed)
        }
    }
}
