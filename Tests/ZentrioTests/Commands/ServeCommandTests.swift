import Foundation
import MediaModel
import Testing
import ZentrioTestSupport

@testable import Zentrio

/// The real program without a window, with other ones that talk to it.
@Suite(.timeLimit(.minutes(10)))
nonisolated struct ServeCommandTests {
    private let folder: TestFolder
    private let origin: OriginServer

    init() throws {
        folder = try TestFolder()
        origin = try OriginServer()
    }

    /// Starts the program; `ignored` names a signal that its parent ignores, as nohup does.
    private func start(_ arguments: [String], ignoring ignored: String? = nil) throws -> RunningProgram {
        let words = ["-c", "trap '' \(ignored ?? ""); exec \"$0\" \"$@\"", RunningProgram.zentrio] + arguments
        return try RunningProgram(
            ignored == nil ? RunningProgram.zentrio : "/bin/sh", ignored == nil ? arguments : words,
            environment: [
                "ZENTRIO_HOME": folder.path("home"), "http_proxy": nil, "DISPLAY": nil, "WAYLAND_DISPLAY": nil,
            ],
            output: folder.path("output-\(UUID().uuidString)"))
    }

    /// Starts `zentrio serve` and waits until it answers.
    private func serve(ignoring ignored: String? = nil) async throws -> RunningProgram {
        let program = try start(["serve"], ignoring: ignored)
        _ = try await Heartbeat.first("the socket", within: .seconds(300), report: { program.output }) {
            TestFolder.exists(folder.path("home/run/control.sock")) ? true : nil
        }
        return program
    }

    /// Runs a command to its end.
    private func run(_ arguments: String...) async throws -> (status: Int32, output: String) {
        let program = try start(arguments)
        return (try await program.end(within: .seconds(300)), program.output)
    }

    /// The downloads by title, with their states.
    private func states() async throws -> [String: String] {
        let list = try await run("list", "--json")
        let rows = try JSONDecoder().decode([Row].self, from: Data(list.output.utf8))
        return Dictionary(rows.map { ($0.title, $0.state) }) { $1 }
    }

    private struct Row: Decodable {
        var title: String
        var state: String
    }

    @Test func queue_isImportedCommandedAndKept() async throws {
        defer { origin.close() }
        let count = 60
        for number in 1...count {
            origin.serve("/film\(number).mp4", OriginResource(OriginBody(seed: UInt64(number), count: 3_000 + number)))
        }
        let lines = try (1...count).map { try origin.address("/film\($0).mp4").text }
        try TestFolder.write(Array(lines.joined(separator: "\n").utf8), to: folder.path("links"))
        try TestFolder.write(Array("nonsense\n\(lines[0])".utf8), to: folder.path("bad"))

        let server = try await serve()
        #expect(try await run("import", folder.path("links")).status == 0)
        let again = try await run("import", folder.path("bad"))
        #expect(again.status == 2)
        #expect(again.output.contains("line 1: ") && again.output.contains("1 in the list already"), "\(again.output)")
        var all: [String: String] = [:]
        repeat { all = try await states() } while all.count < count || all.values.contains { $0 != "completed" }
        #expect(all.count == count)
        for number in 1...count {
            let bytes = try #require(folder.files.first { $0.hasSuffix("/film\(number).mp4") })
            #expect(try TestFolder.read(folder.path(bytes)).count == 3_000 + number)
        }
        let second = try await run("serve")
        #expect(second.status != 0 && second.output.contains("already"), "\(second.output)")
        #expect(try await run("health", "--json").output.contains("\"completed\" : \(count)"))
        server.terminate()
        #expect(try await server.end() == 0, "\(server.output)")
        #expect(!TestFolder.exists(folder.path("home/run/control.sock")))
        #expect(try await run("health").status == 3)
        #expect(try await states() == all)
    }

    @Test(arguments: [SIGTERM, SIGINT])
    func signal_whileSomethingRuns_commitsAndEnds(number: Int32) async throws {
        defer { origin.close() }
        let body = OriginBody(seed: 7, count: 80_000_000)
        origin.limitRate(to: 2_000_000)
        origin.serve("/slow.mp4", OriginResource(body))
        let server = try await serve()
        #expect(try await run("add", origin.address("/slow.mp4").text).status == 0)
        var downloaded = 0
        while downloaded < 1_000_000 {
            let list = try await run("list", "--json")
            downloaded = try JSONDecoder().decode([Progress].self, from: Data(list.output.utf8)).first?.downloaded ?? 0
        }
        server.signal(number)
        #expect(try await server.end() == 0, "\(server.output)")
        let list = try await run("list", "--json")
        let kept = try #require(try JSONDecoder().decode([Progress].self, from: Data(list.output.utf8)).first)
        #expect(kept.downloaded >= 1_000_000 && kept.downloaded < body.count && kept.state == "pending")
    }

    @Test(arguments: [(SIGHUP, "HUP"), (SIGINT, "INT")])
    func signal_thatTheParentIgnores_endsNothing(number: Int32, name: String) async throws {
        defer { origin.close() }
        let server = try await serve(ignoring: name)
        server.signal(number)
        for _ in 1...5 { #expect(try await run("health").status == 0) }
        #expect(server.status == nil, "\(server.output)")
        server.terminate()
        #expect(try await server.end() == 0, "\(server.output)")
    }

    private struct Progress: Decodable {
        var downloaded: Int
        var state: String
    }

    @Test func commands_withWrongWords_areWrongUsage() async throws {
        defer { origin.close() }
        for words in [
            ["pause"], ["pause", "--all", "x"], ["move", "x"], ["move", "--first", "--last", "x"],
            ["limit", "--at-once", "11"], ["limit", "--hours", "sometimes"], ["limit", "--speed", "5M"],
            ["limit", "--total", "fast"], ["add", "--header", "nothing", "http://127.0.0.1/a.mp4"],
            ["import", folder.path("nowhere")],
        ] {
            let program = try start(words)
            #expect(try await program.end() == 2, "\(words): \(program.output)")
        }
        for words in [["pause", "x"], ["remove", "x"], ["limit", "--task", "x", "--speed", "5M"]] {
            let program = try start(words)
            #expect(try await program.end() == 6, "\(words): \(program.output)")
        }
    }
}
