import Glibc
import Testing
import ZentrioTestSupport

@testable import ControlSocket

@Suite(.timeLimit(.minutes(10)))
struct ControlServerTests {
    @Test func line_sent_isAnswered() async throws {
        let served = try ServedSocket()
        try await served.serving {
            let client = try served.connect()
            try await client.send("héllo".utf8)
            #expect(await client.nextText() == "héllo")
        }
    }

    @Test func socket_whileServed_isForThisUserOnly() async throws {
        let served = try ServedSocket()
        try await served.serving {
            let (socket, folder) = (
                try TestFolder.permissions(served.configuration.path),
                try TestFolder.permissions(served.folder.path("run"))
            )
            #expect(socket == 0o600)
            #expect(folder == 0o700)
        }
    }

    @Test func socket_afterTheEnd_isGone() async throws {
        let served = try ServedSocket()
        try await served.serving { _ = try served.connect() }
        #expect(!TestFolder.exists(served.configuration.path))
        #expect(throws: ControlSocketError.self) { try served.connect() }
    }

    @Test func socket_leftByACrash_isReplaced() async throws {
        let served = try ServedSocket()
        try SocketPlace(path: served.configuration.path).prepare()
        // A socket that is closed without being removed, as a crash leaves it.
        try UnixSocket().listen(at: SocketAddress(path: served.configuration.path), backlog: 1)
        #expect(TestFolder.exists(served.configuration.path))
        try await served.serving {
            let client = try served.connect()
            try await client.send("new".utf8)
            #expect(await client.nextText() == "new")
        }
    }

    @Test func socket_onWhichSomebodyListens_isLeftAlone() async throws {
        let served = try ServedSocket()
        try await served.serving {
            await #expect(throws: ControlSocketError(.taken)) {
                try await ControlServer(served.configuration) { _ in }.run()
            }
            let client = try served.connect()
            try await client.send("still there".utf8)
            #expect(await client.nextText() == "still there")
        }
    }

    @Test func socket_whoseFolderIsRemoved_isMadeAnew() async throws {
        var served = try ServedSocket()
        served.configuration.watchInterval = .milliseconds(20)
        // Two wishes: that it listens, and that it does so again.
        let (listening, signal) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(2))
        let server = ControlServer(served.configuration, serve: ServedSocket.echo)
        try await withThrowingTaskGroup(of: Void.self) { [served] group in
            group.addTask {
                defer { signal.finish() }
                try await server.run(onListening: { signal.yield() })
            }
            var starts = listening.makeAsyncIterator()
            _ = await starts.next()
            let early = try served.connect()
            try await early.send("early".utf8)
            #expect(await early.nextText() == "early")
            #expect(unlink(served.configuration.path) == 0)
            #expect(rmdir(served.folder.path("run")) == 0)
            _ = await starts.next()
            let late = try served.connect()
            try await late.send("late".utf8)
            #expect(await late.nextText() == "late")
            try await early.send("still there".utf8)
            #expect(await early.nextText() == "still there")
            let permissions = try TestFolder.permissions(served.configuration.path)
            #expect(permissions == 0o600)
            group.cancelAll()
            try await group.waitForAll()
        }
        #expect(!TestFolder.exists(served.configuration.path))
    }

    @Test func name_longerThanTheKernelTakes_works() async throws {
        let name = String(repeating: "folder-with-a-long-name/", count: 8) + "control.sock"
        let served = try ServedSocket(name: name)
        try await served.serving {
            let client = try served.connect()
            try await client.send("far".utf8)
            #expect(await client.nextText() == "far")
        }
        #expect(!TestFolder.exists(served.configuration.path))
    }

    @Test func client_overTheLimit_isToldAndLetGo() async throws {
        var served = try ServedSocket()
        served.configuration.clientLimit = 1
        served.configuration.refusal = Array("full".utf8)
        try await served.serving { [served] in
            let first = try served.connect()
            try await first.send("in".utf8)
            #expect(await first.nextText() == "in")
            let second = try served.connect()
            #expect(await second.nextText() == "full")
            #expect(await second.nextText() == nil)
            try await first.send("still in".utf8)
            #expect(await first.nextText() == "still in")
        }
    }

    @Test func client_thatLeft_makesRoom() async throws {
        var served = try ServedSocket()
        served.configuration.clientLimit = 1
        served.configuration.refusal = Array("full".utf8)
        let (left, signal) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(4))
        let echo: @Sendable (ControlConnection) async -> Void = { connection in
            await ServedSocket.echo(connection)
            signal.yield()
        }
        try await served.serving(echo) { [served] in
            do {
                let first = try served.connect()
                try await first.send("in".utf8)
                #expect(await first.nextText() == "in")
            }
            for await _ in left { break }
            // The place is free a moment after the first one's task said so.
            var answer: String? = "full"
            while answer == "full" {
                let second = try served.connect()
                try? await second.send("next".utf8)
                answer = await second.nextText()
            }
            #expect(answer == "next")
        }
    }

    @Test func clients_atTheSameTime_areAllServed() async throws {
        let served = try ServedSocket()
        try await served.serving {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<20 {
                    group.addTask {
                        let client = try served.connect()
                        for turn in 0..<50 {
                            try await client.send("\(number)-\(turn)".utf8)
                            #expect(await client.nextText() == "\(number)-\(turn)")
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
    }
}
