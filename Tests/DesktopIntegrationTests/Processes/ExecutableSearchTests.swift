import Testing

@testable import DesktopIntegration

struct ExecutableSearchTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test func program_inPath_isFound() throws {
        let program = try folder.write("player", "#!/bin/sh\n", mode: 0o700)
        #expect(ExecutableSearch.path(of: "player", environment: ["PATH": "/nowhere:\(folder.path)"]) == program)
    }

    @Test func file_thatIsNotExecutable_isNotFound() throws {
        _ = try folder.write("player", "text")
        #expect(ExecutableSearch.path(of: "player", environment: ["PATH": folder.path]) == nil)
    }

    @Test(arguments: ["", ":", ".", "relative"])
    func path_withoutAbsoluteFolder_findsNothing(path: String) {
        #expect(ExecutableSearch.path(of: "sh", environment: ["PATH": path]) == nil)
    }

    @Test func folder_ofTheSameName_isNotFound() {
        #expect(ExecutableSearch.path(of: "bin", environment: ["PATH": "/usr"]) == nil)
    }

    @Test func path_missing_hasADefault() {
        #expect(ExecutableSearch.path(of: "sh", environment: [:])?.hasSuffix("/sh") == true)
    }
}
