import DesktopIntegration
import Testing

struct ApplicationIdentityTests {
    private let identifier = ApplicationIdentity.identifier

    @Test func desktopFile_isNamedForTheIdentifierAndStartsTheProgram() throws {
        let lines = try asset("\(identifier).desktop").split(separator: "\n").map(String.init)
        #expect(lines.contains("Icon=\(identifier)"))
        #expect(lines.contains("StartupWMClass=\(identifier)"))
        #expect(lines.contains("Exec=\(ApplicationIdentity.name)"))
    }

    @Test func metainfo_namesTheIdentifierTheDesktopFileAndTheProgram() throws {
        let text = try asset("\(identifier).metainfo.xml")
        #expect(text.contains("<id>\(identifier)</id>"))
        #expect(text.contains("<launchable type=\"desktop-id\">\(identifier).desktop</launchable>"))
        #expect(text.contains("<binary>\(ApplicationIdentity.name)</binary>"))
    }

    private func asset(_ name: String) throws -> String {
        let path = try ResourceDirectory.find().assets + "/" + name
        return try #require(XDGDirectories.text(ofFile: path), "\(path) cannot be read")
    }
}
