/// Watches NetworkManager on the machine's bus.
package struct NetworkMonitor: Sendable {
    private let bus: BusConnection
    private static let service = "org.freedesktop.NetworkManager"
    private static let path = "/org/freedesktop/NetworkManager"
    /// Nobody waits for the answer, and without it a change would be missed: a busy machine may take its time.
    private static let patience = Duration.seconds(60)

    /// - Parameter bus: The machine's bus.
    package init(bus: BusConnection) {
        self.bus = bus
    }

    /// Reports now and whenever NetworkManager says something, until the connection ends or the task is cancelled.
    ///
    /// Without NetworkManager nothing is reported until it starts.
    package func run(report: @escaping @Sendable (DesktopNetwork) async -> Void) async {
        let news = await bus.signals(
            BusSignalRule(
                sender: NetworkMonitor.service, path: NetworkMonitor.path,
                interface: "org.freedesktop.DBus.Properties", member: "PropertiesChanged",
                firstArgument: NetworkMonitor.service))
        let owners = await bus.signals(.ownerChanged(of: NetworkMonitor.service))
        await withDiscardingTaskGroup { group in
            group.addTask { await follow(owners, report: report) }
            await read(reporting: report)
            for await signal in news where NetworkMonitor.concerns(signal) {
                await read(reporting: report)
            }
            group.cancelAll()
        }
    }

    /// NetworkManager may come later, and may go: then nothing is known, which counts as a network.
    private func follow(
        _ owners: AsyncStream<BusSignal>, report: @escaping @Sendable (DesktopNetwork) async -> Void
    ) async {
        for await signal in owners {
            if signal.arguments.last?.text == "" {
                await report(.online(isMetered: false))
            } else {
                await read(reporting: report)
            }
        }
    }

    private static func concerns(_ signal: BusSignal) -> Bool {
        guard signal.arguments.count > 1 else { return true }
        let changed = signal.arguments[1]
        return changed[key: "State"] != nil || changed[key: "Metered"] != nil
    }

    private func read(reporting report: (DesktopNetwork) async -> Void) async {
        let answer = try? await bus.call(
            "GetAll", "org.freedesktop.DBus.Properties", at: NetworkMonitor.path, of: NetworkMonitor.service,
            [.string(NetworkMonitor.service)], timeout: NetworkMonitor.patience)
        guard let properties = answer?.first else { return }
        await report(
            DesktopNetwork(state: properties[key: "State"]?.integer, metered: properties[key: "Metered"]?.integer))
    }
}
