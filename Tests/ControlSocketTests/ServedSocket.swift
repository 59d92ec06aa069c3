import ZentrioTestSupport

@testable import ControlSocket

/// A server on a socket of its own, and what its clients get to know of it.
struct ServedSocket: Sendable {
    let folder: TestFolder
    var configuration: ControlSocketConfiguration

    init(name: String = "run/control.sock") throws {
        folder = try TestFolder()
        configuration = ControlSocketConfiguration(path: folder.path(name))
    }

    /// Serves while `body` runs; the server is cancelled afterwards.
    func serving(
        _ serve: @escaping @Sendable (ControlConnection) async -> Void = Self.echo,
        _ body: @escaping @Sendable () async throws -> Void
    ) async throws {
        let (listening, signal) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let server = ControlServer(configuration, serve: serve)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                defer { signal.finish() }
                try await server.run(onListening: { signal.yield() })
            }
            for await _ in listening { break }
            try await body()
            group.cancelAll()
            try await group.waitForAll()
        }
    }

    func connect() throws -> ControlConnection { try ControlConnection.connect(configuration) }

    /// Says back what it hears, and that a line was too long.
    static let echo: @Sendable (ControlConnection) async -> Void = { connection in
        while let message = await connection.next() {
            switch message {
            case .line(let line): try? await connection.send(line)
            case .tooLong: try? await connection.send("too long".utf8)
            }
        }
    }
}

extension ControlConnection {
    /// The next line as text.
    func nextText() async -> String? {
        guard case .line(let bytes)? = await next() else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }
}
