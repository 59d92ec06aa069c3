import ControlSocket
import Testing
import ZentrioTestSupport

@testable import Zentrio

@Suite(.timeLimit(.minutes(10)))
nonisolated struct RemoteHostTests {
    @Test func hostThatSaysNothing_isNotTakenForOneThatEnded() async throws {
        let folder = try TestFolder()
        let path = folder.path("control.sock")
        let server = ControlServer(ControlSocketConfiguration(path: path)) { connection in
            while await connection.next() != nil {}
        }
        try await server.whileListening {
            let host = try RemoteHost(socketPath: path, patience: .zero)
            let failure = await #expect(throws: CommandFailure.self) { _ = try await host.answer(.hello) }
            #expect(failure == CommandFailure.hostSilent)
            let other = await #expect(throws: CommandFailure.self) { _ = try await host.events() }
            #expect(other == CommandFailure.hostSilent)
        }
    }
}
