import ControlSocket
import DesktopIntegration
import DownloadRuntime

/// One run of `serve`: runs the downloads, and lets a window have them while it is open.
nonisolated struct ServeRun: Sendable {
    /// How often it is looked whether the window is gone.
    private static let pause = Duration.milliseconds(500)

    let directories: XDGDirectories
    var clock = RuntimeClock.system

    /// Runs until the interruption.
    ///
    /// - Parameters:
    ///   - interruption: opens with Ctrl-C or SIGTERM.
    ///   - end: takes the result as soon as everything is committed.
    func run(interruption: Gate, end: @escaping @Sendable (Result<ExitStatus, CommandFailure>) -> Void) async {
        var isFirst = true
        while !interruption.isOpen {
            do throws(RuntimeSession.Failure) {
                let session = try RuntimeSession(directories: directories)
                Self.say("Zentrio runs the downloads. Ctrl-C ends it.")
                let isHandedOver = try await serve(session, interruption: interruption) { end(.success(.done)) }
                if isHandedOver { Self.say("A window has the downloads now; they go on here when it is closed.") }
            } catch {
                // The first start must say that it is one too many; later ones wait for the window.
                guard error.isTaken, !isFirst else { return end(.failure(failure(error))) }
            }
            isFirst = false
            try? await clock.sleep(clock.now() + Self.pause)
        }
        end(.success(.done))
    }

    /// Why this program cannot have the downloads.
    private func failure(_ error: RuntimeSession.Failure) -> CommandFailure {
        let answers = error.isTaken && (try? HostFinder(directories: directories).remote()) != nil
        return answers ? CommandFailure(.failed, "Zentrio runs the downloads already.") : CommandFailure(error)
    }

    /// Runs one session; whether it ended because a window wanted the downloads.
    private func serve(
        _ session: RuntimeSession, interruption: Gate, onInterruption: @escaping @Sendable () -> Void
    ) async throws(RuntimeSession.Failure) -> Bool {
        let handover = Gate()
        let desk = ControlDesk(
            runtime: session.runtime, policy: session.policy,
            surroundings: .init(kind: .server, handOver: { handover.open() }, keep: session.keep))
        let server = ControlCounter(desk: desk).server(.init(path: HostFinder.socketPath(in: directories)))
        let remarks = StartRemarks(session)
        return try await withTaskGroup(of: Result<Bool, RuntimeSession.Failure>?.self) { group in
            group.addTask {
                await session.run()
                return nil
            }
            group.addTask {
                await remarks.tell()
                return nil
            }
            group.addTask { await Self.listen(with: server) }
            group.addTask { await interruption.opens() ? .success(false) : nil }
            group.addTask { await handover.opens() ? .success(true) : nil }
            var result: Result<Bool, RuntimeSession.Failure>?
            for await case let ending? in group where result == nil {
                result = ending
                await session.runtime.shutdown()
                group.cancelAll()
            }
            // The socket is gone by now: whoever looks for a running program finds none.
            if case .success(false) = result { onInterruption() }
            return result ?? .success(false)
        }.get()
    }

    /// Listens until it is cancelled; without a socket nobody could end or ask this program.
    private static func listen(with server: ControlServer) async -> Result<Bool, RuntimeSession.Failure>? {
        do throws(ControlSocketError) {
            try await server.run()
            return nil
        } catch {
            return .failure(RuntimeSession.Failure(sentence: error.description, cause: "\(error.code)"))
        }
    }

    private static func say(_ sentence: String) {
        TerminalOutput.error.writeLine(sentence)
    }
}
