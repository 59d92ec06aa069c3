/// Reads the desktop's appearance from the settings portal, and follows its changes.
///
/// Version 2 of the portal has `ReadOne`; version 1 has only `Read`, which wraps the value twice.
package struct SettingsPortal: Sendable {
    private let bus: BusConnection
    private static let service = "org.freedesktop.portal.Desktop"
    private static let path = "/org/freedesktop/portal/desktop"
    private static let interface = "org.freedesktop.portal.Settings"
    private static let namespace = "org.freedesktop.appearance"

    /// - Parameter bus: The user's bus.
    package init(bus: BusConnection) {
        self.bus = bus
    }

    /// Reports now and whenever something changed, until the connection ends or the task is cancelled.
    ///
    /// Without a portal nothing is reported until one starts.
    package func run(report: @escaping @Sendable (DesktopAppearance) async -> Void) async {
        let news = await bus.signals(
            BusSignalRule(
                sender: SettingsPortal.service, path: SettingsPortal.path, interface: SettingsPortal.interface,
                member: "SettingChanged", firstArgument: SettingsPortal.namespace))
        // The portal starts with the first call to it, which tells us so as well.
        guard var known = await read() else { return await wait(for: news, report: report) }
        await report(known)
        for await signal in news {
            guard signal.arguments.count == 3, let key = signal.arguments[1].text else { continue }
            let before = known
            known.take(signal.arguments[2], for: key)
            if known != before { await report(known) }
        }
    }

    /// Without an answer the first change tells that there is a portal now.
    private func wait(
        for news: AsyncStream<BusSignal>, report: @escaping @Sendable (DesktopAppearance) async -> Void
    ) async {
        for await _ in news {
            if let appearance = await read() { await report(appearance) }
        }
    }

    /// The three settings; nil when no portal answers.
    private func read() async -> DesktopAppearance? {
        var appearance = DesktopAppearance()
        for key in DesktopAppearance.keys {
            do {
                if let value = try await read(key) { appearance.take(value, for: key) }
            } catch {
                return nil
            }
        }
        return appearance
    }

    /// One setting; nil when the portal does not know it.
    private func read(_ key: String) async throws(BusError) -> BusValue? {
        do {
            return try await call("ReadOne", key)
        } catch  where error.isUnknownMember {
            return try await readAsVersion1(key)
        } catch  where error.isAnswer {
            return nil
        }
    }

    private func readAsVersion1(_ key: String) async throws(BusError) -> BusValue? {
        do {
            return try await call("Read", key)
        } catch  where error.isAnswer && !error.isUnknownMember {
            return nil
        }
    }

    private func call(_ member: String, _ key: String) async throws(BusError) -> BusValue? {
        let arguments: [BusValue] = [.string(SettingsPortal.namespace), .string(key)]
        let answer = try await bus.call(
            member, SettingsPortal.interface, at: SettingsPortal.path, of: SettingsPortal.service, arguments,
            timeout: .seconds(60))
        return answer.first?.unwrapped
    }
}
