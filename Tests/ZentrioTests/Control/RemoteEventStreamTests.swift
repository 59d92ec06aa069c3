import ControlSocket
import DownloadRuntime
import MediaModel
import Testing
import ZentrioTestSupport

@testable import Zentrio

@Suite(.timeLimit(.minutes(10)))
nonisolated struct RemoteEventStreamTests {
    @Test func hostThatSaysNothingAfterItsAnswer_isNotWaitedFor() async throws {
        let folder = try TestFolder()
        let path = folder.path("control.sock")
        // It agrees to send events, and says nothing after that, as a program that was stopped.
        let server = ControlServer(ControlSocketConfiguration(path: path)) { connection in
            guard await connection.next() != nil else { return }
            try? await connection.send(#"{"ok":true}"#.utf8)
            while await connection.next() != nil {}
        }
        try await server.whileListening {
            let connection = try await RemoteHost(socketPath: path, patience: .seconds(600)).eventConnection()
            let silent = try RemoteHost(socketPath: path, patience: .zero)
            let events = RemoteEventStream(connection: connection, host: silent, silence: .zero)
            let failure = await #expect(throws: CommandFailure.self) { _ = try await events.next() }
            #expect(failure == CommandFailure.hostSilent)
        }
    }

    @Test func hostThatAnswers_isListenedToAfterASilence() async throws {
        let served = try ServedDesk()
        try await served.serving { [served] _ in
            let host = try served.host()
            let events = RemoteEventStream(
                connection: try await host.eventConnection(), host: host, silence: .zero)
            let film = try SampleDownloads.film(1).request
            _ = try await host.add([QueueEntry(request: film)])
            _ = try await host.perform(on: [film.id]) { .remove($0, deleteFiles: false) }
            var changes = 0
            while changes < 2, let event = try await events.next() {
                if case .changed(film.id, _) = event { changes += 1 }
            }
            #expect(changes == 2)
        }
    }
}
