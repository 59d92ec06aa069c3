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
    /// When the socket's file is removed by somebody else, it is made anew after `watchInterval`; who is connected stays so.
    ///
    /// - Parameter onListening: called once clients can connect, and again when the file was made anew; the default does
    ///   nothing.
    /// - Throws: `taken` when somebody else listens there; `folderUnsafe`; `system`.
    package func run(onListening: @Sendable () -> Void = {}) async throws(ControlSocketError) {
        let door = try SocketDoor(path: configuration.path)
        onListening()
        await accept(at: door, onListening: onListening).clear()
    }

    /// Lets clients in until the task is cancelled; returns the door that was the last.
    private func accept(at first: SocketDoor, onListening: @Sendable () -> Void) async -> SocketDoor {
        let clients = ClientCount(limit: configuration.clientLimit)
        return await withDiscardingTaskGroup(returning: SocketDoor.self) { group in
            var door = first
            while !Task.isCancelled {
                switch door.listener.accept() {
                case .client(let socket): await admit(socket, among: clients, in: &group)
                case .nobody:
                    guard await isQuiet(at: door), let other = replacement(of: door) else { continue }
                    door = other
                    onListening()
                // Out of descriptors, most likely: the client waits until some are free.
                case .failed: try? await configuration.clock.sleep(for: Self.failurePause)
                }
            }
            group.cancelAll()
            return door
        }
    }

    /// Waits for a client; whether none came for so long that it is time to look after the socket's file.
    private func isQuiet(at door: SocketDoor) async -> Bool {
        let (clock, interval) = (configuration.clock, configuration.watchInterval)
        return await withTaskGroup(of: Bool.self) { group in
            group.addTask {
                await SocketReadiness(socket: door.listener).wait(for: .reading)
                return false
            }
            group.addTask { (try? await clock.sleep(for: interval)) != nil }
            defer { group.cancelAll() }
            return await group.next() ?? false
        }
    }

    /// A new door where clients do not find the old one any more; nil when they do, or none can be made now.
    private func replacement(of door: SocketDoor) -> SocketDoor? {
        guard !door.isInPlace else { return nil }
        return try? SocketDoor(path: configuration.path)
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
