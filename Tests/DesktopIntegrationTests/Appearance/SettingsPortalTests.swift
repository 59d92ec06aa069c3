import Testing

@testable import DesktopIntegration

@Suite(.enabled(if: TestBus.isInstalled, "needs dbus-daemon and python3-dbusmock"), .timeLimit(.minutes(10)))
struct SettingsPortalTests {
    private static let service = "org.freedesktop.portal.Desktop"
    private static let path = "/org/freedesktop/portal/desktop"
    private static let interface = "org.freedesktop.portal.Settings"

    /// Version 1 has `Read` alone, with a variant around the variant, and knows no contrast.
    @Test(arguments: [(member: "Read", layers: 2), (member: "ReadOne", layers: 1)])
    func portal_isReadAndFollowed(member: String, layers: Int) async throws {
        let bus = try TestBus()
        defer { bus.kill() }
        let user = try bus.connect()
        let mock = try await bus.mock(Self.service, ["--session", Self.service, Self.path, Self.interface])
        let code = """
            if args[1] != 'color-scheme':
                raise dbus.exceptions.DBusException('unknown', name='org.freedesktop.portal.Error.NotFound')
            ret = dbus.UInt32(1, variant_level=\(layers))
            """
        try await user.call(
            "AddMethod", "org.freedesktop.DBus.Mock", at: Self.path, of: Self.service,
            [.string(Self.interface), .string(member), .string("ss"), .string("v"), .string(code)],
            timeout: TestBus.patience)
        let seen = Recorder<DesktopAppearance>()
        let portal = SettingsPortal(bus: try bus.connect())
        try await withThrowingDiscardingTaskGroup { group in
            group.addTask { await portal.run { seen.record($0) } }
            let first = await seen.first { _ in true }
            #expect(first?.colorScheme == .dark)
            #expect(first?.hasHighContrast == false)

            try await change("color-scheme", 2, user)
            #expect(await seen.first { $0.colorScheme == .light } != nil)
            try await change("contrast", 1, user)
            #expect(await seen.first { $0.hasHighContrast && $0.colorScheme == .light } != nil)
            try await change("reduced-motion", 1, user)
            #expect(await seen.first { $0.hasReducedMotion } != nil)
            group.cancelAll()
        }
        mock.signal(9)
    }

    @Test func withoutAPortal_nothingIsReported() async throws {
        let bus = try TestBus()
        defer { bus.kill() }
        let connection = try bus.connect()
        let seen = Recorder<DesktopAppearance>()
        await withDiscardingTaskGroup { group in
            group.addTask { await SettingsPortal(bus: connection).run { seen.record($0) } }
            _ = try? await connection.call("GetId", "org.freedesktop.DBus", at: "/", of: "org.freedesktop.DBus")
            bus.kill()
        }
        #expect(await connection.uniqueName == nil)
    }

    private func change(_ key: String, _ value: UInt32, _ user: BusConnection) async throws {
        let arguments = BusValue.array(
            of: "v",
            [
                .variant(.string("org.freedesktop.appearance")), .variant(.string(key)),
                .variant(.variant(.uint32(value))),
            ])
        try await user.call(
            "EmitSignal", "org.freedesktop.DBus.Mock", at: Self.path, of: Self.service,
            [.string(Self.interface), .string("SettingChanged"), .string("ssv"), arguments],
            timeout: TestBus.patience)
    }
}
