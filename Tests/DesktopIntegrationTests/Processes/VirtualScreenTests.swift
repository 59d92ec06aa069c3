import Testing

@testable import DesktopIntegration

struct VirtualScreenTests {
    private static let isInstalled = ExecutableSearch.path(of: "Xvfb", environment: [:]) != nil

    @Test(.enabled(if: isInstalled, "needs Xvfb"))
    func twoScreens_haveNamesOfTheirOwn() throws {
        let first = try #require(VirtualScreen())
        defer { first.close() }
        let second = try #require(VirtualScreen())
        defer { second.close() }
        #expect(first.name.hasPrefix(":") && second.name.hasPrefix(":") && first.name != second.name)
    }

    @Test func missingServer_isNoScreen() {
        #expect(VirtualScreen(environment: ["PATH": "/nowhere"]) == nil)
    }
}
