import Glibc

/// Listens on a socket in the file system and serves the programs of the same user.
///
/// Start here.
///
/// It knows nothing of what is said: `ControlConnection` cuts lines, whoever makes the server answers them. It is a module of
/// its own because it needs neither the window nor the downloads, and neither of them needs to know of sockets.
package struct ControlServer: Sendable {
    private let configuration: ControlSocketConfiguration
    private let serve: @Sendable (ControlConnection) async -> Void

    /// Makes a server that does nothing before `run()`.
    ///
    /// - Parameters:
    ///   - configuration: where it listens, and its limits.
    ///   - serve: talks to one client until one of them has enough; cancelled with the server.
    package init(
        _ configuration: ControlSocketConfiguration, serve: @escaping @Sendable (ControlConnection) async -> Void
    ) {
        self.configuration = configuration
        self.serve = serve
    }

    /// Listens until the task is cancelled, then lets every client go and removes the socket.
    ///
    /// - Parameter onListening: called once clients can connect; the default does nothing.
    /// - Throws: `taken` when somebody else listens there; `folderUnsafe`; `system`.
    package func run(onListening: @Sendable () -> Void = {}) async throws(ControlSocketError) {
        let place = SocketPlace(path: configuration.path)
        try place.prepare()
        let listener = try UnixSocket()
        try listener.listen(at: try SocketAddress(path: configuration.path), backlog: 128)
        let identity = place.identity
        defer { place.clear(identity) }
        try place.protect()
        onListening()
        await accept(from: listener)
    }

    private func accept(from listener: UnixSocket) async {
        let clients = ClientCount(limit: configuration.clientLimit)
        await withDiscardingTaskGroup { group in
            while !Task.isCancelled {
                switch listener.accept() {
                case .client(let socket): await admit(socket, among: clients, in: &group)
                case .nobody: await SocketReadiness(socket: listener).wait(for: .reading)
                // Out of descriptors, most likely: the client waits until some are free.
                case .failed: try? await configuration.clock.sleep(for: Self.failurePause)
                }
            }
            group.cancelAll()
        }
    }

    private func admit(_ socket: UnixSocket, among clients: ClientCount, in group: inout DiscardingTaskGroup) async {
        guard socket.peerUser == geteuid() else { return }
        let connection = ControlConnection(socket: socket, configuration: configuration)
        guard clients.enter() else {
            // The first line always fits into a new socket.
            try? await connection.send(configuration.refusal)
            return
        }
        group.addTask {
            await serve(connection)
            clients.leave()
        }
    }

    private static let failurePause = Duration.milliseconds(100)
}
