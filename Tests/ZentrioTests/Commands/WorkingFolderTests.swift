import Testing
import ZentrioTestSupport

@testable import Zentrio

@Suite(.timeLimit(.minutes(10)))
nonisolated struct WorkingFolderTests {
    @Test func path_ofAFile_isNoPlaceForAFolder() throws {
        let folder = try TestFolder()
        try TestFolder.write([1], to: folder.path("film.mp4"))
        #expect(WorkingFolder.holdsFile(at: folder.path("film.mp4")))
        #expect(!WorkingFolder.holdsFile(at: folder.path("nowhere")))
        #expect(!WorkingFolder.holdsFile(at: "/"))
    }

    @Test func folderWithinADeletedOne_cannotBeWritten() async throws {
        let folder = try TestFolder()
        let script = """
            mkdir "$1" && cd "$1" && rmdir "$1" && exec "$2" get http://127.0.0.1:1/a.mp4 --output a
            """
        let program = try RunningProgram(
            "/bin/sh", ["-c", script, "sh", folder.path("gone"), RunningProgram.zentrio],
            environment: ["ZENTRIO_HOME": folder.path("home")], output: folder.path("output"))
        #expect(try await program.end() == 1)
        #expect(program.output == "The download folder cannot be written. Choose another place.\n")
    }
}
