import Testing
import ZentrioTestSupport

@testable import Zentrio

struct LibraryEnvironmentTests {
    private func variables(_ environment: [String: String], busAt path: String? = nil) throws -> [String: String] {
        let folder = try TestFolder()
        return LibraryEnvironment.variables(for: environment, cache: folder.path("cache"), exists: { $0 == path })
            .mapValues { $0.replacing(folder.path("cache"), with: "CACHE") }
    }

    @Test func variables_noBus_startsNone() throws {
        #expect(
            try variables([:]) == ["XCOMPOSECACHE": "CACHE/x11-compose", "DBUS_SESSION_BUS_ADDRESS": "disabled:"])
    }

    @Test func variables_busOfTheUser_isLeftAlone() throws {
        #expect(
            try variables(["XDG_RUNTIME_DIR": "/run/user/1"], busAt: "/run/user/1/bus")
                == ["XCOMPOSECACHE": "CACHE/x11-compose"])
    }

    @Test func variables_setByTheUser_areNotOverruled() throws {
        #expect(try variables(["XCOMPOSECACHE": "/mine", "DBUS_SESSION_BUS_ADDRESS": "unix:path=/b"]).isEmpty)
    }
}
