import Testing
import ZentrioTestSupport

@testable import Zentrio

@Suite(.timeLimit(.minutes(10)))
nonisolated struct ManifestCommandTests {
    @Test func proxyThatNobodyKnows_isNamedInPlaceOfTheServer() async throws {
        let folder = try TestFolder()
        let program = try RunningProgram(
            RunningProgram.zentrio, ["manifest", "http://films.example/list.m3u8"],
            environment: [
                "ZENTRIO_HOME": folder.path("home"), "http_proxy": "http://proxy.invalid:3128", "no_proxy": nil,
                "NO_PROXY": nil,
            ],
            output: folder.path("output"))
        #expect(try await program.end() == 3)
        #expect(program.output.contains("There is no server called proxy.invalid."), "\(program.output)")
    }
}
