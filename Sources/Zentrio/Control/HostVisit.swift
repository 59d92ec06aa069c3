import DesktopIntegration
import DownloadRuntime

/// One visit to the program that runs the downloads, which may be this one for as long as it takes.
nonisolated struct HostVisit: Sendable {
    let directories: XDGDirectories

    /// Has `body` talk to whoever runs the downloads.
    ///
    /// When nobody does, the list is changed here, and nothing is fetched.
    ///
    /// - Parameter body: takes the host, and whether it runs on after the visit.
    /// - Throws: what `body` throws, or why there is no host.
    func run(
        _ body: @escaping @Sendable (_ host: any DownloadHost, _ isRunning: Bool) async throws(CommandFailure) -> Void
    ) async throws(CommandFailure) {
        switch try await HostFinder(directories: directories).find() {
        case .remote(let host): try await body(host, true)
        case .local(let session): try await Self.run(session, body).get()
        }
    }

    private static func run(
        _ session: RuntimeSession,
        _ body: @escaping @Sendable (any DownloadHost, Bool) async throws(CommandFailure) -> Void
    ) async -> Result<Void, CommandFailure> {
        let desk = ControlDesk(
            runtime: session.runtime, policy: session.policy,
            surroundings: .init(kind: .command, startsWhatIsNamed: false, keep: session.keep))
        let remarks = StartRemarks(session)
        return await withTaskGroup { group in
            group.addTask { await session.run() }
            await remarks.tell()
            let result: Result<Void, CommandFailure>
            do throws(CommandFailure) {
                result = .success(try await body(desk, false))
            } catch {
                result = .failure(error)
            }
            await session.runtime.shutdown()
            return result
        }
    }
}
