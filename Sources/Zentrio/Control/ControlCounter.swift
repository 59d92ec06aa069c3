import ControlSocket
import DownloadRuntime
import FoundationEssentials
import MediaModel

/// Talks to the clients of the control socket: reads their requests, has the desk carry them out, writes the answers.
nonisolated struct ControlCounter: Sendable {
    let desk: ControlDesk

    /// A server for the socket of a data folder's program.
    func server(_ configuration: ControlSocketConfiguration) -> ControlServer {
        var configuration = configuration
        let busy = CommandFailure(.networkFailed, "Too many programs talk to Zentrio at the moment. Try again.")
        configuration.refusal = Self.line(ControlAnswer(id: nil, failure: busy))
        return ControlServer(configuration) { await serve($0) }
    }

    /// Serves one client until it has enough.
    func serve(_ client: ControlConnection) async {
        do {
            while let message = await client.next() {
                guard case .line(let line) = message else {
                    try await refuse(CommandFailure(.wrongUsage, "The line is too long."), id: nil, to: client)
                    continue
                }
                guard let request = try await read(line, from: client) else { continue }
                if request.command == .events { return try await sendEvents(to: client, id: request.id) }
                try await answer(request, to: client)
            }
        } catch {
            // The client is gone, or reads so slowly that it is let go; there is nobody to tell.
        }
    }

    private func answer(_ request: ControlRequest, to client: ControlConnection) async throws {
        let reply: ControlReply
        do throws(CommandFailure) {
            reply = try await desk.answer(request.command)
        } catch {
            return try await refuse(error, id: request.id, to: client)
        }
        // Nothing follows a line that was cut: a reader would take both for one.
        for answer in ControlAnswer.lines(id: request.id, reply: reply) { try await client.send(Self.line(answer)) }
    }

    /// The request in a line; one that cannot be read is answered, and nothing else is lost.
    private func read(_ line: [UInt8], from client: ControlConnection) async throws -> ControlRequest? {
        do {
            return try JSONDecoder().decode(ControlRequest.self, from: Data(line))
        } catch {
            let id = try? JSONDecoder().decode(RequestNumber.self, from: Data(line)).id
            try await refuse(
                CommandFailure(.wrongUsage, "The request cannot be read. \(Self.reason(error))"), id: id, to: client)
            return nil
        }
    }

    /// Sends events as lines until the client or the runtime has enough.
    private func sendEvents(to client: ControlConnection, id: Int?) async throws {
        // Before the answer: what happens after it must arrive.
        let events = desk.runtime.events()
        try await client.send(Self.line(ControlAnswer.lines(id: id, reply: .done)[0]))
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                // Whatever else it says is not answered; its end ends the stream, also while nothing happens.
                while await client.next() != nil {}
            }
            group.addTask {
                while let event = await events.next() {
                    guard let line = event.jsonLine, (try? await client.send(line.utf8)) != nil else { return }
                }
            }
            await group.next()
            group.cancelAll()
        }
    }

    private func refuse(_ failure: CommandFailure, id: Int?, to client: ControlConnection) async throws {
        try await client.send(Self.line(ControlAnswer(id: id, failure: failure)))
    }

    private static func line(_ answer: ControlAnswer) -> [UInt8] {
        Array(((try? JSONText.text(answer, isPretty: false)) ?? "").utf8)
    }

    private static func reason(_ error: any Error) -> String {
        switch error as? DecodingError {
        case .dataCorrupted(let context): context.debugDescription
        case .keyNotFound(let key, _): "\"\(key.stringValue)\" is missing."
        case .typeMismatch(_, let context), .valueNotFound(_, let context): context.debugDescription
        default: "It is no JSON object."
        }
    }
}

/// What can still be read of a request that is wrong otherwise.
nonisolated private struct RequestNumber: Decodable {
    var id: Int?
}
