import Testing
import ZentrioTestSupport

@testable import Zentrio

nonisolated struct HeadlessDemoTests {
    @Test(.enabled(if: RunningProgram.path(of: "ffmpeg") != nil, "needs ffmpeg"), .timeLimit(.minutes(10)))
    func demo_withoutADisplay_downloadsAFilmAndDrawsEveryPage() async throws {
        let folder = try TestFolder()
        let program = try RunningProgram(
            RunningProgram.zentrio, ["demo", "--rate", "0", "--output", folder.path("pages")],
            // What is on this device needs no proxy.
            environment: [
                "DISPLAY": nil, "WAYLAND_DISPLAY": nil, "ZENTRIO_HOME": folder.path("home"),
                "http_proxy": "http://127.0.0.1:1", "no_proxy": nil, "NO_PROXY": nil,
            ],
            output: folder.path("output"))
        #expect(try await program.end(within: .seconds(400)) == 0, "\(program.output)")
        let paths = program.output.split(separator: "\n").filter { $0.hasPrefix("/") }.map { String($0) }
        #expect(paths.count == SampleModel.Scene.allCases.count + 1)
        #expect(paths.allSatisfy { TestFolder.exists($0) }, "\(program.output)")
        #expect(paths.first?.hasSuffix(".mp4") == true)
        #expect(folder.files.contains { $0.hasPrefix("home/videos/") && $0.hasSuffix(".mp4") })
    }
}
