import Foundation
import ZentrioTestSupport

/// A user's bus of a test's own, which starts no services.
nonisolated final class DesktopBus: Sendable {
    /// What programs need in order to use this bus and no other.
    let environment: [String: String?]
    private let daemon: RunningProgram

    private init(address: String, daemon: RunningProgram) {
        environment = [
            "DBUS_SESSION_BUS_ADDRESS": address, "DBUS_SYSTEM_BUS_ADDRESS": "disabled:", "GSETTINGS_BACKEND": "memory",
            "WAYLAND_DISPLAY": nil,
        ]
        self.daemon = daemon
    }

    static func start(folder: String) async throws -> DesktopBus {
        let configuration = """
            <busconfig>
              <type>session</type>
              <listen>unix:path=\(folder)/bus</listen>
              <auth>EXTERNAL</auth>
              <policy context="default">
                <allow send_destination="*" eavesdrop="true"/>
                <allow eavesdrop="true"/>
                <allow own="*"/>
              </policy>
            </busconfig>
            """
        try TestFolder.write(Array(configuration.utf8), to: folder + "/bus.conf")
        let daemon = try RunningProgram(
            "/usr/bin/dbus-daemon", ["--nofork", "--print-address", "--config-file", folder + "/bus.conf"],
            output: folder + "/bus.log")
        let address = try await Heartbeat.first("the bus", within: .seconds(300), report: { daemon.output }) {
            daemon.output.split(separator: "\n").first { $0.hasPrefix("unix:") }.map { String($0) }
        }
        return DesktopBus(address: address, daemon: daemon)
    }

    func stop() {
        daemon.terminate()
    }
}
