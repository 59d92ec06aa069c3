import Glibc
import Testing
import ZentrioTestSupport

@testable import Zentrio

nonisolated struct TerminalOutputTests {
    @Test(arguments: [("/dev/full", ENOSPC), ("/dev/null", nil)] as [(String, Int32?)])
    func text_isWrittenOrTheReasonIsKnown(path: String, reason: Int32?) throws {
        let descriptor = open(path, O_WRONLY | O_CLOEXEC)
        try #require(descriptor >= 0)
        defer { close(descriptor) }
        #expect(TerminalOutput(descriptor: descriptor).writeWhole("a line\n") == reason)
    }

    @Test(
        .timeLimit(.minutes(10)),
        arguments: [("list", 1), ("export", 1), ("--help", 1), ("list nonsense", 2)] as [(String, Int32)])
    func command_whoseOutputIsLost_saysSoAndFails(words: String, status: Int32) async throws {
        let folder = try TestFolder()
        let program = try RunningProgram(
            "/bin/sh", ["-c", "exec \"$0\" \(words) > /dev/full", RunningProgram.zentrio],
            environment: ["ZENTRIO_HOME": folder.path("home")], output: folder.path("output"))
        #expect(try await program.end() == status)
        #expect(program.output.contains("The output cannot be written: No space left on device.") == (status == 1))
    }
}
