import ControlSocket

/// The events of a runtime in another program.
nonisolated struct RemoteEventStream: HostEventStream {
    let connection: ControlConnection

    func next() async -> HostEvent? {
        while case .line(let line)? = await connection.next() {
            if let event = HostEventLine.read(line)?.event { return event }
        }
        return nil
    }
}
