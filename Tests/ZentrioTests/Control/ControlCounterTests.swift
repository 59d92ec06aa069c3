import ControlSocket
import DownloadRuntime
import MediaModel
import Testing
import ZentrioTestSupport

@testable import Zentrio

@Suite(.timeLimit(.minutes(10)))
nonisolated struct ControlCounterTests {
    private let served: ServedDesk

    init() throws {
        served = try ServedDesk()
    }

    @Test(
        arguments: [
            "garbage", "{", "{}", "[1,2]", "\u{0}\u{1}", #"{"id":3,"command":"reboot"}"#,
            #"{"id":3,"command":"cancel","ids":7}"#, "\u{FFFD}", String(repeating: "[", count: 100_000),
        ])
    func line_thatIsNoRequest_isAnsweredAndTheNextOneWorks(line: String) async throws {
        try await served.serving { [served] _ in
            let client = try served.connect()
            try await client.send(line.utf8)
            let answer = await client.nextText() ?? ""
            #expect(answer.contains(#""ok":false"#) && answer.contains(#""status":2"#), "\(answer)")
            #expect(answer.contains(#""id":3"#) == line.contains(#""id":3"#), "\(answer)")
            try await client.send(#"{"id":9,"command":"hello"}"#.utf8)
            #expect(await client.nextText()?.contains(#""ok":true"#) == true)
        }
    }

    @Test func line_of10MB_isRefusedAndTheNextOneWorks() async throws {
        try await served.serving { [served] _ in
            let client = try served.connect()
            try await client.send(repeatElement(UInt8(ascii: "x"), count: 10_000_000))
            #expect(await client.nextText()?.contains("too long") == true)
            try await client.send(#"{"command":"hello"}"#.utf8)
            #expect(await client.nextText()?.contains(#""kind":"server""#) == true)
        }
    }

    @Test func client_goneInTheMiddleOfALine_changesNothingForOthers() async throws {
        try await served.serving { [served] _ in
            do {
                let client = try UnixSocketClient(path: served.socketPath)
                client.write(#"{"command":"pau"#)
            }
            let host = try served.host()
            #expect(try await host.downloads().isEmpty)
        }
    }

    @Test func client_thatAsksForEventsAndReadsNone_holdsNobodyUp() async throws {
        try await served.serving { [served] session in
            let lazy = try served.connect()
            try await lazy.send(#"{"command":"events"}"#.utf8)
            #expect(await lazy.nextText()?.contains(#""ok":true"#) == true)
            let host = try served.host()
            let entries = try (1...400).map { QueueEntry(request: try SampleDownloads.film($0).request) }
            #expect(try await host.add(entries).count { $0.isNew } == 400)
            for _ in 0..<20 {
                _ = try await host.answer(.pause(.all))
                _ = try await host.answer(.resume(.all))
            }
            #expect(try await host.downloads().count == 400)
            #expect(await session.runtime.health().events.backlog <= 2 * 1_024)
            withExtendedLifetime(lazy) {}
        }
    }

    @Test func list_forAReaderThatIsTooSlow_endsWithTheConnection() async throws {
        let cookie = try #require(HeaderField(name: "Cookie", value: String(repeating: "c", count: 8_000)))
        let entries = try (1...500).map { number in
            var film = try SampleDownloads.film(number).request
            film.stream.headers = [cookie]
            return QueueEntry(request: film, standing: .paused)
        }
        try await served.serving { [served] session in
            _ = try await served.host().add(entries)
            // One wish: that it gave a line up.
            let (cuts, cut) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
            var configuration = ControlSocketConfiguration(path: served.folder.path("slow.sock"))
            configuration.clock = CuttingClock { cut.yield() }
            let desk = ControlDesk(
                runtime: session.runtime, policy: session.policy, surroundings: .init(kind: .server))
            let server = ControlServer(configuration) { await ControlCounter(desk: desk).serve($0) }
            var patient = ControlSocketConfiguration(path: configuration.path)
            patient.lineLimit = 16 * 1_024 * 1_024
            try await server.whileListening { [patient] in
                let client = try ControlConnection.connect(patient)
                try await client.send(#"{"command":"list"}"#.utf8)
                for await _ in cuts { break }
                var lines: [String] = []
                while lines.last?.contains(#""ok":true"#) != true, let line = await client.nextText() {
                    lines.append(line)
                }
                #expect(lines.isEmpty, "\(lines.count) lines, glued together")
            }
        }
    }

    @Test func events_askedForWithANumber_areAnsweredWithIt() async throws {
        try await served.serving { [served] _ in
            let client = try served.connect()
            try await client.send(#"{"id":77,"command":"events"}"#.utf8)
            #expect(await client.nextText() == #"{"id":77,"ok":true}"#)
        }
    }

    @Test func events_arriveInTheirOrder() async throws {
        try await served.serving { [served] _ in
            let host = try served.host()
            let events = try await host.events()
            let film = try SampleDownloads.film(1).request
            _ = try await host.add([QueueEntry(request: film)])
            _ = try await host.perform(on: [film.id]) { .pause(.some($0)) }
            _ = try await host.perform(on: [film.id]) { .remove($0, deleteFiles: false) }
            var changes = 0
            while changes < 4, let event = try await events.next() {
                if case .changed(film.id, _) = event { changes += 1 }
            }
            #expect(changes >= 3)
            #expect(try await host.downloads().isEmpty)
        }
    }

    @Test func requests_overTheirBounds_areRefused() async throws {
        try await served.serving { [served] _ in
            let client = try served.connect()
            let ids = (0...ControlRequest.batchLimit).map { "\"\($0)\"" }.joined(separator: ",")
            try await client.send("{\"command\":\"cancel\",\"ids\":[\(ids)]}".utf8)
            #expect(await client.nextText()?.contains("at most 500") == true)
        }
    }
}
