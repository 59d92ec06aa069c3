/// Knows whether the desktop wants programs to describe themselves: `org.a11y.Status`.
///
/// Asking does not start the service: a screen reader would have started it.
struct AccessibilityStatus: Sendable {
    let bus: BusConnection

    private static let service = "org.a11y.Bus"
    private static let path = "/org/a11y/bus"
    private static let interface = "org.a11y.Status"

    /// Reports now and after every change, until the connection ends or the task is cancelled.
    func follow(report: (Bool) -> Void) async {
        let (changes, inlet) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let news = await bus.signals(
            BusSignalRule(
                sender: Self.service, path: Self.path, interface: "org.freedesktop.DBus.Properties",
                member: "PropertiesChanged", firstArgument: Self.interface))
        let owners = await bus.signals(.ownerChanged(of: Self.service))
        await withDiscardingTaskGroup { group in
            for signals in [news, owners] {
                group.addTask {
                    for await _ in signals { inlet.yield() }
                    // Both streams end with the connection.
                    inlet.finish()
                }
            }
            inlet.yield()
            for await _ in changes { report(await isWanted()) }
            group.cancelAll()
        }
    }

    private func isWanted() async -> Bool {
        guard await isRunning() else { return false }
        for name in ["IsEnabled", "ScreenReaderEnabled"] {
            let value = try? await bus.property(name, Self.interface, at: Self.path, of: Self.service)
            if value?.flag == true { return true }
        }
        return false
    }

    private func isRunning() async -> Bool {
        let answer = try? await bus.call(
            "NameHasOwner", "org.freedesktop.DBus", at: "/org/freedesktop/DBus", of: "org.freedesktop.DBus",
            [.string(Self.service)])
        return answer?.first?.flag ?? false
    }

    /// Where the accessibility bus listens; nil when nobody says.
    func busAddress() async -> BusAddress? {
        let answer = try? await bus.call("GetAddress", "org.a11y.Bus", at: Self.path, of: Self.service)
        return answer?.first?.text.flatMap { $0.isEmpty ? nil : BusAddress($0) }
    }
}
