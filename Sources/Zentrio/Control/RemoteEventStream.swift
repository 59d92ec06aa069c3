import ControlSocket

/// The events of a runtime in another program.
///
/// Whoever waits for an event asks the host nothing else meanwhile.
nonisolated struct RemoteEventStream: HostEventStream {
    /// What came first.
    private enum Sign: Sendable {
        /// A line; nil when the connection has ended, or the task was cancelled.
        case message(ControlConnection.Message?)
        case silence
    }

    let connection: ControlConnection
    /// Asked whether it still answers when nothing comes.
    let host: RemoteHost
    /// How long nothing comes before it is asked.
    ///
    /// The default is 10 s: while something runs, figures come every second.
    var silence = Duration.seconds(10)

    func next() async throws(CommandFailure) -> HostEvent? {
        while case .line(let line)? = try await message() {
            if let event = HostEventLine.read(line)?.event { return event }
        }
        return nil
    }

    /// Waits for the next line for as long as the host answers.
    private func message() async throws(CommandFailure) -> ControlConnection.Message? {
        while true {
            switch await sign() {
            case .message(let message): return message
            case .silence: _ = try await host.answer(.hello)
            }
        }
    }

    private func sign() async -> Sign {
        let (connection, silence, clock) = (connection, silence, host.clock)
        return await withTaskGroup(of: Sign.self) { group in
            group.addTask { .message(await connection.next()) }
            group.addTask {
                do { try await clock.sleep(for: silence) } catch { return .message(nil) }
                return .silence
            }
            let first = await group.next()
            group.cancelAll()
            // A line that came in the same moment would be lost.
            if case .silence? = first, case .message(let message?)? = await group.next() { return .message(message) }
            return first ?? .message(nil)
        }
    }
}
