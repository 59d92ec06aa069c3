import Testing

@testable import DesktopIntegration

struct BusAddressTests {
    @Test func session_isWhatTheVariableSays() {
        #expect(BusAddress.session(in: ["DBUS_SESSION_BUS_ADDRESS": "unix:path=/x"]) == BusAddress("unix:path=/x"))
        #expect(BusAddress.session(in: ["DBUS_SESSION_BUS_ADDRESS": "disabled:", "XDG_RUNTIME_DIR": "/run"]) == nil)
    }

    @Test func session_isInTheRuntimeFolderWithoutAVariable() throws {
        let folder = try TemporaryFolder()
        #expect(BusAddress.session(in: ["XDG_RUNTIME_DIR": folder.path]) == nil)
        _ = try folder.write("bus", "")
        let address = BusAddress.session(in: ["XDG_RUNTIME_DIR": folder.path])
        #expect(address == BusAddress("unix:path=\(folder.path)/bus"))
        #expect(BusAddress.session(in: ["XDG_RUNTIME_DIR": "relative"]) == nil)
        #expect(BusAddress.session(in: [:]) == nil)
    }

    @Test func system_isWhatTheVariableSays() {
        #expect(BusAddress.system(in: ["DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/y"]) == BusAddress("unix:path=/y"))
        #expect(BusAddress.system(in: ["DBUS_SYSTEM_BUS_ADDRESS": "disabled:"]) == nil)
    }
}
