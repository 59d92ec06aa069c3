import Testing

@testable import DesktopIntegration

struct ResourceDirectoryTests {
    @Test func installedProgram_findsItsSharedFolder() throws {
        let directory = try find(executable: "/usr/bin/zentrio", in: ["/usr/share/zentrio/Assets/tokens.json"])
        #expect(directory.path == "/usr/share/zentrio")
        #expect(directory.assets == "/usr/share/zentrio/Assets")
        #expect(directory.fonts == "/usr/share/zentrio/Fonts")
    }

    @Test func builtProgram_findsTheCheckoutAboveIt() throws {
        let directory = try find(
            executable: "/code/zentrio/.build/x86_64/debug/zentrio", in: ["/code/zentrio/Assets/tokens.json"])
        #expect(directory.path == "/code/zentrio")
    }

    @Test func installedFolder_winsOverAFolderAbove() throws {
        let directory = try find(
            executable: "/usr/bin/zentrio", in: ["/usr/Assets/tokens.json", "/usr/share/zentrio/Assets/tokens.json"])
        #expect(directory.path == "/usr/share/zentrio")
    }

    @Test func variable_decidesAlone() throws {
        let files: Set = ["/usr/share/zentrio/Assets/tokens.json", "/r/Assets/tokens.json"]
        let directory = try find(executable: "/usr/bin/zentrio", in: files, variable: "/r")
        #expect(directory.path == "/r")
        #expect(throws: ResourceDirectory.Missing(places: ["/other"])) {
            try find(executable: "/usr/bin/zentrio", in: files, variable: "/other")
        }
    }

    @Test func nothingAnywhere_namesThePlaces() {
        #expect(throws: ResourceDirectory.Missing(places: ["/a/share/zentrio", "/a/b", "/a", ""])) {
            try find(executable: "/a/b/zentrio", in: [])
        }
    }

    @Test func thisProcess_findsTheCheckout() throws {
        #expect(try ResourceDirectory.find().assets.hasSuffix("/Assets"))
    }

    private func find(
        executable: String, in files: Set<String>, variable: String? = nil
    ) throws(ResourceDirectory.Missing) -> ResourceDirectory {
        try ResourceDirectory(
            environment: variable.map { ["ZENTRIO_RESOURCES": $0] } ?? [:], executable: executable,
            fileExists: { files.contains($0) })
    }
}
