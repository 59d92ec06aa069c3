import ControlSocket
import DesktopIntegration
import DownloadRuntime
import MediaModel
import ZentrioTestSupport

@testable import Zentrio

/// A runtime without a network behind a control socket, as `zentrio serve` has it.
nonisolated struct ServedDesk: Sendable {
    let folder: TestFolder
    let directories: XDGDirectories

    init() throws {
        folder = try TestFolder()
        directories = XDGDirectories(environment: ["ZENTRIO_HOME": folder.path])
    }

    var socketPath: String { HostFinder.socketPath(in: directories) }

    /// Waits long: all tests begin at once.
    private static let patience = Duration.seconds(600)

    /// Serves while `body` runs, then commits and ends.
    func serving(
        handOver: (@Sendable () -> Void)? = nil, show: (@Sendable (WindowVisit) -> Void)? = nil,
        tell: @escaping @Sendable (ControlNews) -> Void = { _ in },
        _ body: @escaping @Sendable (RuntimeSession) async throws -> Void
    ) async throws {
        let session = try RuntimeSession(directories: directories)
        let desk = ControlDesk(
            runtime: session.runtime, policy: session.policy,
            surroundings: .init(kind: .server, show: show, handOver: handOver, tell: tell, keep: session.keep))
        var configuration = ControlSocketConfiguration(path: socketPath)
        configuration.sendDeadline = Self.patience
        let server = ControlCounter(desk: desk).server(configuration)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await session.runtime.run() }
            try await server.whileListening {
                _ = try await session.runtime.send(.setNetworkState(.offline))
                try await body(session)
                await session.runtime.shutdown()
            }
            try await group.waitForAll()
        }
    }

    /// A connection without a client's good manners.
    func connect() throws -> ControlConnection {
        var configuration = ControlSocketConfiguration(path: socketPath)
        configuration.lineLimit = 16 * 1_024 * 1_024
        configuration.sendDeadline = Self.patience
        return try ControlConnection.connect(configuration)
    }

    func host() throws -> RemoteHost { try RemoteHost(socketPath: socketPath, patience: Self.patience) }
}

extension ControlConnection {
    /// The next line as text.
    nonisolated func nextText() async -> String? {
        guard case .line(let bytes)? = await next() else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }
}
