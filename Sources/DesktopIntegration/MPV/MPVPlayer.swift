import Dispatch
import Glibc

/// Plays a film that is on this device.
///
/// mpv plays it in a window and a process of its own; without mpv, `xdg-open` hands it to another program.
package struct MPVPlayer: Sendable {
    package var configuration: PlayerConfiguration

    package init(configuration: PlayerConfiguration) {
        self.configuration = configuration
    }

    /// Plays and returns when the player is gone.
    ///
    /// Cancelling the task closes the player; its last position is in the outcome all the same.
    ///
    /// - Parameters:
    ///   - request: What to play, from where.
    ///   - report: Takes events, at most a few a second, on the player's own thread; it returns quickly.
    /// - Returns: How it ended, with the last position.
    package func play(
        _ request: PlaybackRequest, reporting report: @escaping @Sendable (PlaybackEvent) -> Void = { _ in }
    ) async -> PlaybackOutcome {
        guard access(request.path, R_OK) == 0 else { return PlaybackOutcome(.failed(.fileMissing(request.path))) }
        do {
            if let mpv = ExecutableSearch.path(of: "mpv", environment: configuration.environment) {
                let session = try MPVSession(executable: mpv, request: request, configuration: configuration)
                return await onOwnThread({ session.run(reporting: report) }, closing: { session.close() })
            }
            if let opener = ExecutableSearch.path(of: "xdg-open", environment: configuration.environment) {
                let opener = try DesktopOpener(
                    executable: opener, path: request.path, environment: configuration.environment)
                return await onOwnThread({ opener.run() }, closing: { opener.close() })
            }
            return PlaybackOutcome(.failed(.noPlayer(cause: "neither mpv nor xdg-open is in PATH")))
        } catch {
            let reason = String(cString: strerror(error.number))
            return PlaybackOutcome(.failed(.playerBroke("it could not be started (\(reason))", log: [])))
        }
    }

    /// Runs blocking work outside the concurrency pool, which must not wait for a film to end.
    private func onOwnThread(
        _ work: @escaping @Sendable () -> PlaybackOutcome, closing close: @escaping @Sendable () -> Void
    ) async -> PlaybackOutcome {
        let queue = DispatchQueue(label: "zentrio.player")
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                queue.async { continuation.resume(returning: work()) }
            }
        } onCancel: {
            close()
        }
    }
}
