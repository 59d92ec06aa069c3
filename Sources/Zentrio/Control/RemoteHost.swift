import ControlSocket
import FoundationEssentials
import Synchronization

/// Another program that runs the downloads, behind its control socket.
nonisolated final class RemoteHost: DownloadHost {
    private let configuration: ControlSocketConfiguration
    private let connection: ControlConnection
    private let patience: Duration
    private let nextNumber = Mutex(1)

    /// Connects to whoever listens.
    ///
    /// - Parameters:
    ///   - socketPath: the absolute path of its socket.
    ///   - patience: how long it may take nothing of a request, and how long an answer may take; the default is 60 s, for
    ///     a pause alone may take 5 s.
    /// - Throws: `ControlSocketError` when nobody does.
    init(socketPath: String, patience: Duration = .seconds(60)) throws(ControlSocketError) {
        self.patience = patience
        var configuration = ControlSocketConfiguration(path: socketPath)
        // A host is trusted further than a client; lists come in parts of much less.
        configuration.lineLimit = 16 * 1_024 * 1_024
        configuration.sendDeadline = patience
        self.configuration = configuration
        connection = try ControlConnection.connect(configuration)
    }

    /// The time by which the host's silence is measured.
    var clock: any Clock<Duration> { configuration.clock }

    /// One request at a time.
    func answer(_ command: ControlCommand) async throws(CommandFailure) -> ControlReply {
        let number = nextNumber.withLock { number in
            defer { number += 1 }
            return number
        }
        try await Self.send(ControlRequest(id: number, command: command), over: connection)
        var answer: ControlAnswer?
        while answer?.ok == nil {
            let next = try await nextAnswer(from: connection)
            // A refusal before the first request has no number.
            guard next.id == number || next.error != nil else { continue }
            if answer == nil { answer = next } else { answer?.append(next) }
        }
        guard let answer else { throw .hostGone }
        return try answer.reply()
    }

    func events() async throws(CommandFailure) -> any HostEventStream {
        RemoteEventStream(connection: try await eventConnection(), host: self)
    }

    /// A connection on which nothing but lines of events come.
    func eventConnection() async throws(CommandFailure) -> ControlConnection {
        let stream: ControlConnection
        do throws(ControlSocketError) {
            stream = try ControlConnection.connect(configuration)
        } catch {
            throw .hostGone
        }
        try await Self.send(ControlRequest(command: .events), over: stream)
        _ = try await nextAnswer(from: stream).reply()
        return stream
    }

    private static func send(_ request: ControlRequest, over connection: ControlConnection) async throws(CommandFailure)
    {
        do {
            try await connection.send(try JSONText.text(request, isPretty: false).utf8)
        } catch {
            throw .hostGone
        }
    }

    private func nextAnswer(from connection: ControlConnection) async throws(CommandFailure) -> ControlAnswer {
        let (clock, patience) = (configuration.clock, patience)
        let message = await withTaskGroup(of: Result<ControlConnection.Message?, CommandFailure>.self) { group in
            group.addTask { .success(await connection.next()) }
            group.addTask {
                // Whoever is cancelled learns nothing of the host.
                do { try await clock.sleep(for: patience) } catch { return .success(nil) }
                return .failure(.hostSilent)
            }
            defer { group.cancelAll() }
            return await group.next() ?? .success(nil)
        }
        guard case .line(let line)? = try message.get() else { throw .hostGone }
        guard let answer = try? JSONDecoder().decode(ControlAnswer.self, from: Data(line)) else { throw .strangeAnswer }
        return answer
    }
}

nonisolated extension CommandFailure {
    /// The host ended.
    static let hostGone = CommandFailure(.networkFailed, "Zentrio ended or does not answer any more.")
    /// The host has the downloads, but says nothing: it was stopped, or hangs.
    static let hostSilent = CommandFailure(.failed, "Zentrio runs but does not answer. End it, and start it again.")
}
