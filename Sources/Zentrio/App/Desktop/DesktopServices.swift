import DesktopIntegration
import ImmediateUI
import Logging

/// What the desktop tells over D-Bus, and what the window tells screen readers.
///
/// It begins when the window is there: none of it may hold up the first frame. Without a bus the program does without.
nonisolated final class DesktopServices: Sendable {
    let exporter: AccessibilityExporter
    private let mailbox: EventMailbox
    private let environment: [String: String]
    private let logger = Logger(label: "zentrio.desktop")
    private let gate: AsyncStream<Void>
    private let latch: AsyncStream<Void>.Continuation

    /// Connects to nothing yet.
    ///
    /// - Parameters:
    ///   - environment: The variables by name; they say where the buses are.
    ///   - mailbox: Where the window hears of it.
    init(environment: [String: String], mailbox: EventMailbox) {
        self.environment = environment
        self.mailbox = mailbox
        (gate, latch) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        exporter = AccessibilityExporter(
            application: AccessibleApplication(
                name: "Zentrio", version: "1.0", locale: Catalogue.current.language.locale),
            activated: { mailbox.post(.readerCame) }, request: { mailbox.post(.reader($0)) })
    }

    /// Lets `run` begin; from any thread.
    func windowIsShown() {
        latch.finish()
    }

    /// Waits for the window, then follows the desktop until the task is cancelled.
    ///
    /// - Parameter networkChanged: Called with what is known about the network.
    func run(networkChanged: @escaping @Sendable (DesktopNetwork) async -> Void) async {
        for await _ in gate {}
        guard !Task.isCancelled else { return }
        let thread = BusThread()
        await withDiscardingTaskGroup { group in
            if let bus = connect(BusAddress.session(in: environment), on: thread) {
                let (exporter, mailbox, environment) = (exporter, mailbox, environment)
                group.addTask { await SettingsPortal(bus: bus).run { mailbox.post(.appearance($0)) } }
                group.addTask { await exporter.run(session: bus, thread: thread, environment: environment) }
            }
            if let bus = connect(BusAddress.system(in: environment), on: thread) {
                group.addTask { await NetworkMonitor(bus: bus).run(report: networkChanged) }
            }
        }
    }

    private func connect(_ address: BusAddress?, on thread: BusThread) -> BusConnection? {
        guard let address else { return nil }
        do {
            return try BusConnection(to: address, on: thread)
        } catch {
            logger.info("no bus", metadata: ["cause": "\(error)"])
            return nil
        }
    }
}
