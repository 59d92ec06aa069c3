import ControlSocket
import DesktopIntegration
import DownloadRuntime

/// Finds the program that runs the downloads; when there is none, this one may.
nonisolated struct HostFinder: Sendable {
    enum Found {
        /// Another program, which answers.
        case remote(RemoteHost)
        /// Nobody: the downloads are this program's as long as it holds the session.
        case local(RuntimeSession)
    }

    /// How long another program may hold the downloads without answering; it is starting or ending.
    private static let patience = Duration.seconds(5)
    private static let pause = Duration.milliseconds(50)

    let directories: XDGDirectories
    /// What a session of this program fetches over.
    var network = SessionNetwork()
    var clock = RuntimeClock.system

    /// Where the program that runs the downloads can be reached.
    static func socketPath(in directories: XDGDirectories) -> String { directories.runtime + "/control.sock" }

    /// The program that runs the downloads; nil when nobody answers.
    func remote() throws(CommandFailure) -> RemoteHost? {
        do throws(ControlSocketError) {
            return try RemoteHost(socketPath: Self.socketPath(in: directories))
        } catch  where error.code == .nobodyThere {
            return nil
        } catch {
            throw CommandFailure(.networkFailed, error.description)
        }
    }

    /// The program that runs the downloads, which is waited for while it holds them and does not answer yet.
    ///
    /// - Throws: a sentence that says how to start one, with the status `networkFailed`; `hostSilent`.
    func running() async throws(CommandFailure) -> RemoteHost {
        let deadline = clock.now() + Self.patience
        repeat {
            if let host = try remote() { return host }
            guard RuntimeLock.isHeld(folder: directories.data) else {
                throw CommandFailure(
                    .networkFailed,
                    "Zentrio is not running. Open it, or start it without a window with zentrio serve.")
            }
            try? await clock.sleep(clock.now() + Self.pause)
        } while clock.now() < deadline
        throw .hostSilent
    }

    /// The downloads, for a window that is about to open.
    ///
    /// A program without a window lets go of them. One with a window keeps them, and is shown instead.
    ///
    /// - Parameter visit: what is wanted of a window that is there already; nil when it cannot stand in for the new one.
    /// - Returns: nil when such a window was shown.
    /// - Throws: why the downloads are not to be had.
    func session(showing visit: WindowVisit?) async throws(CommandFailure) -> RuntimeSession? {
        let deadline = clock.now() + Self.patience
        while true {
            if let host = try remote(), case .host(let facts)? = try? await host.answer(.hello) {
                if try await isShown(visit, by: host, facts) { return nil }
            }
            do throws(RuntimeSession.Failure) {
                return try RuntimeSession(directories: directories, network: network)
            } catch {
                guard error.isTaken, clock.now() < deadline else { throw CommandFailure(error) }
            }
            try? await clock.sleep(clock.now() + Self.pause)
        }
    }

    private func isShown(
        _ visit: WindowVisit?, by host: RemoteHost, _ facts: HostFacts
    ) async throws(CommandFailure) -> Bool {
        guard facts.kind == .window else {
            // It may be on its way out already.
            _ = try? await host.answer(.handOver)
            return false
        }
        guard let visit else { throw CommandFailure(.failed, "Zentrio is open already. Close it first.") }
        _ = try await host.answer(.show(visit))
        return true
    }

    /// Whoever runs the downloads, else a session of this program in which nothing starts by itself.
    ///
    /// - Parameter yielding: whether another program shall have the downloads if it wants them; then this one waits a
    ///   moment for it. The default is false.
    /// - Returns: who has the downloads.
    /// - Throws: why neither is to be had.
    func find(yielding: Bool = false) async throws(CommandFailure) -> Found {
        let deadline = clock.now() + Self.patience
        var mustWait = yielding
        while true {
            if let host = try remote() { return .remote(host) }
            do throws(RuntimeSession.Failure) {
                if !mustWait {
                    return .local(
                        try RuntimeSession(directories: directories, network: network) { configuration in
                            configuration.policy.startsOnly = []
                            // Somebody waits at the terminal: a dead server is told of after a minute, not after half an hour.
                            configuration.policy.retry.maximumTries = 3
                        })
                }
            } catch {
                guard error.isTaken, clock.now() < deadline else { throw CommandFailure(error) }
            }
            if mustWait, clock.now() >= deadline - Self.patience / 2 { mustWait = false }
            try? await clock.sleep(clock.now() + Self.pause)
        }
    }
}

nonisolated extension CommandFailure {
    init(_ failure: RuntimeSession.Failure) {
        self.init(failure.isFull ? .waitingForSpace : .failed, failure.sentence)
    }
}
