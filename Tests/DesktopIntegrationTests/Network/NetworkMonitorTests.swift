import Testing

@testable import DesktopIntegration

@Suite(.enabled(if: TestBus.isInstalled, "needs dbus-daemon and python3-dbusmock"), .timeLimit(.minutes(10)))
struct NetworkMonitorTests {
    private static let service = "org.freedesktop.NetworkManager"
    private static let path = "/org/freedesktop/NetworkManager"

    @Test func networkManager_isFollowed() async throws {
        let bus = try TestBus()
        defer { bus.kill() }
        let user = try bus.connect()
        let seen = Recorder<DesktopNetwork>()
        let monitor = NetworkMonitor(bus: try bus.connect())
        try await withThrowingDiscardingTaskGroup { group in
            group.addTask { await monitor.run { seen.record($0) } }
            // It comes later than the program, as after a crash.
            let mock = try await bus.mock(Self.service, ["--template", "networkmanager"])
            #expect(await seen.first { $0 == .online(isMetered: false) } != nil)

            try await user.call(
                "AddProperty", "org.freedesktop.DBus.Mock", at: Self.path, of: Self.service,
                [.string(Self.service), .string("Metered"), .variant(.uint32(4))], timeout: TestBus.patience)
            try await set("Metered", 1, user)
            #expect(await seen.first { $0 == .online(isMetered: true) } != nil)
            try await set("Metered", 4, user)
            #expect(await seen.first { $0 == .online(isMetered: false) } != nil)
            try await user.call(
                "SetGlobalConnectionState", "org.freedesktop.DBus.Mock", at: Self.path, of: Self.service, [.uint32(20)],
                timeout: TestBus.patience)
            try await set("State", 20, user)
            #expect(await seen.first { $0 == .offline } != nil)

            mock.signal(9)
            _ = mock.wait()
            #expect(await seen.first { $0 == .online(isMetered: false) } != nil)
            group.cancelAll()
        }
    }

    private func set(_ name: String, _ value: UInt32, _ user: BusConnection) async throws {
        try await user.call(
            "Set", "org.freedesktop.DBus.Properties", at: Self.path, of: Self.service,
            [.string(Self.service), .string(name), .variant(.uint32(value))], timeout: TestBus.patience)
    }
}
