import Foundation
import Testing
import ZentrioTestSupport

@testable import Zentrio

@Suite(.timeLimit(.minutes(10)))
nonisolated struct StandardDescriptorsTests {
    @Test func closedOnes_areFilledBeforeAnythingElseIsOpened() async throws {
        let folder = try TestFolder()
        // The shell becomes the program, and keeps its number.
        let words = "echo $$ > \"$1\"; exec \"$0\" serve <&- >&- 2>&-"
        let program = try RunningProgram(
            "/bin/sh", ["-c", words, RunningProgram.zentrio, folder.path("number")],
            environment: ["ZENTRIO_HOME": folder.path("home"), "DISPLAY": nil, "WAYLAND_DISPLAY": nil],
            output: folder.path("output"))
        _ = try await Heartbeat.first("the socket", within: .seconds(300), report: { program.output }) {
            TestFolder.exists(folder.path("home/run/control.sock")) ? true : nil
        }
        let number = String(decoding: try TestFolder.read(folder.path("number")), as: UTF8.self)
            .trimmingCharacters(in: .whitespacesAndNewlines)
        let files = try (0...2).map {
            try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(number)/fd/\($0)")
        }
        #expect(files == ["/dev/null", "/dev/null", "/dev/null"])
        program.terminate()
        #expect(try await program.end() == 0)
    }
}
