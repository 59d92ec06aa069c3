import Foundation
import ImmediateUI
import Testing
import ZentrioTestSupport

/// The main job as a user does it: the real program on a real X server, driven by mouse and keyboard.
@Suite(.serialized)
nonisolated struct EndToEndTests {
    private static let tools = ["Xvfb", "xdotool", "ffmpeg", "mpv", "sha256sum"]
    static let missingTools = tools.filter { RunningProgram.path(of: $0) == nil }

    let folder: TestFolder

    init() throws {
        folder = try TestFolder()
    }

    @Test(
        .enabled(if: missingTools.isEmpty, "needs Xvfb, xdotool, ffmpeg, mpv and sha256sum"), .timeLimit(.minutes(10)))
    func pastedLink_becomesAFileThatPlays() async throws {
        let display = try await VirtualDisplay.start(folder: folder.path)
        let program = try start(on: display)
        let user = WindowUser(display: display, treePath: folder.path("tree"), program: program)

        let library = try await Heartbeat.first("the library", within: .seconds(300), report: { program.output }) {
            program.output.firstMatch(of: /Sample library: (\S+)\n/).map { String($0.1) }
        }
        try await user.click(.button, "Paste Link")
        try await user.wait("the caret in the field") { $0.node(.entry, "Link")?.states.contains("focused") }
        try await display.type(library + "/stream/movie/sample%3Aspring.json")
        try await user.wait("the variants") { $0.says("variants found") }
        try await user.click(.radioButton, "480p")
        try await user.wait("the choice") { $0.node(.radioButton, "480p")?.states.contains("checked") }
        try await user.click(.button, "Add to queue")

        let first = try await user.find("a moving bar") { progress($0).flatMap { $0 > 0 ? $0 : nil } }
        let second = try await user.find("a bar that goes on") { progress($0).flatMap { $0 > first ? $0 : nil } }
        #expect(second < 100)
        try await user.click(.button, "Pause")
        try await user.wait("the pause") { $0.node(.listItem, "Spring").map { $0.value == "Paused" } }
        try await user.click(.button, "Resume")
        try await user.wait("the film") { $0.node(.button, "Play Spring") != nil }

        try await expectSameFile()
        try await user.click(.button, "Play Spring")
        try await user.wait("mpv to play and the film to be watched") { $0.says("watched") }
        let log = try String(contentsOfFile: folder.path("mpv.log"), encoding: .utf8)
        #expect(log.contains("Spring (2019).mp4"))

        program.terminate()
        #expect(try await program.end() == 0, "\(program.output)")
        try await expectMemory(on: display)
        try await display.stop()
    }

    func start(on display: VirtualDisplay, _ arguments: [String] = ["demo", "--rate", "0.8"]) throws -> RunningProgram {
        try? FileManager.default.removeItem(atPath: folder.path("tree"))
        let environment: [String: String?] = [
            "DISPLAY": display.name, "WAYLAND_DISPLAY": nil, "ZENTRIO_HOME": folder.path("home"),
            "ZENTRIO_TREE": folder.path("tree"), "ZENTRIO_SCALE": "1", "ZENTRIO_RENDERER": "software",
            "ZENTRIO_MPV_OPTIONS": "--vo=null --ao=null --speed=8 --log-file=\(folder.path("mpv.log"))",
        ]
        // Megabytes a second: the film of 4.6 MB takes long enough to be paused in the middle.
        return try RunningProgram(
            RunningProgram.zentrio, arguments, environment: environment, output: folder.path("output"))
    }

    /// The percentage of the only download.
    private func progress(_ window: ShownWindow) -> Int? {
        window.node(.progressBar, "Progress").flatMap { Int($0.value.prefix { $0.isNumber }) }
    }

    /// Compares the finished file with the one that the library served.
    private func expectSameFile() async throws {
        let film = "home/videos/zentrio/downloads/default/Movies/Spring (2019)/Spring (2019).mp4"
        let source = try #require(folder.files.first { $0.hasSuffix("/spring-480p.mp4") })
        let sums = try RunningProgram(
            try #require(RunningProgram.path(of: "sha256sum")), [folder.path(film), folder.path(source)],
            output: folder.path("sums"))
        #expect(try await sums.end() == 0, "\(sums.output)")
        let digests = sums.output.split(separator: "\n").compactMap { $0.split(separator: " ").first }
        #expect(digests.count == 2 && digests.first == digests.last, "\(sums.output)")
        #expect(folder.files.filter { $0.hasSuffix(".zentrio-part") } == [])
    }

    /// Starts the program again: the film is there and watched.
    private func expectMemory(on display: VirtualDisplay) async throws {
        let program = try start(on: display)
        let user = WindowUser(display: display, treePath: folder.path("tree"), program: program)
        try await user.wait("the list after a restart") { $0.node(.button, "Play Spring") != nil && $0.says("watched") }
        program.terminate()
        #expect(try await program.end() == 0, "\(program.output)")
    }
}
