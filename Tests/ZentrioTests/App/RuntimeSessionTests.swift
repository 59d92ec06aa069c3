import DesktopIntegration
import Testing
import ZentrioTestSupport

@testable import Zentrio

nonisolated struct RuntimeSessionTests {
    private let folder: TestFolder
    private let directories: XDGDirectories

    init() throws {
        folder = try TestFolder()
        directories = XDGDirectories(environment: ["ZENTRIO_HOME": folder.path])
    }

    @Test func settingsThatAreDamaged_makeWayAndAreToldOf() throws {
        try TestFolder.write(Array("no database".utf8), to: directories.data + "/zentrio.sqlite")
        do {
            let session = try RuntimeSession(directories: directories)
            #expect(session.settingsRemark?.contains("zentrio.damaged.sqlite") == true)
        }
        #expect(try RuntimeSession(directories: directories).settingsRemark == nil)
    }

    @Test func settingsThatCannotBeOpened_areNamed() throws {
        try TestFolder.write([], to: directories.data + "/zentrio.sqlite/a file in a folder")
        let failure = #expect(throws: RuntimeSession.Failure.self) { try RuntimeSession(directories: directories) }
        #expect(failure?.sentence.contains("/zentrio.sqlite ") == true)
    }
}
