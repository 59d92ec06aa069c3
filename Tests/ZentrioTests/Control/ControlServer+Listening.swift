import ControlSocket

extension ControlServer {
    /// Runs the server while `body` runs, which begins once clients can connect.
    nonisolated func whileListening(_ body: @Sendable () async throws -> Void) async throws {
        // One wish: that it listens.
        let (listening, signal) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                defer { signal.finish() }
                try await run(onListening: { signal.yield() })
            }
            for await _ in listening { break }
            try await body()
            group.cancelAll()
            try await group.waitForAll()
        }
    }
}
