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
        // One wish: that it listens.
        let (listening, signal) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                defer { signal.finish() }
                try await server.run(onListening: { signal.yield() })
            }
            for await _ in listening { break }
            let connection = try await RemoteHost(socketPath: path).eventConnection()
            let silent = try RemoteHost(socketPath: path, patience: .zero)
            let events = RemoteEventStream(connection: connection, host: silent, silence: .zero)
            let failure = await #expect(throws: CommandFailure.self) { _ = try await events.next() }
            #expect(failure == CommandFailure.hostSilent)
            group.cancelAll()
            try await group.waitForAll()
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
