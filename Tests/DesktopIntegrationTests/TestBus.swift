import Foundation
import Testing

@testable import DesktopIntegration

/// A message bus of a test's own, with no service that could be started by it.
final class TestBus: Sendable {
    let address: BusAddress
    private let daemon: ChildProcess
    private let folder: TemporaryFolder
    /// What the daemon prints; it would die of a pipe that nobody holds.
    private let output = Pipe()

    /// How long a mock may take to answer while the machine does other things: the test's own limit ends it.
    static let patience = Duration.seconds(300)

    static let isInstalled =
        FileManager.default.isExecutableFile(atPath: "/usr/bin/dbus-daemon")
        && FileManager.default.fileExists(atPath: "/usr/lib/python3/dist-packages/dbusmock")

    init() throws {
        folder = try TemporaryFolder()
        let configuration = try folder.write(
            "bus.conf",
            """
            <busconfig>
              <type>session</type>
              <listen>unix:path=\(folder.path)/bus</listen>
              <auth>EXTERNAL</auth>
              <policy context="default">
                <allow send_destination="*" eavesdrop="true"/>
                <allow eavesdrop="true"/>
                <allow own="*"/>
              </policy>
            </busconfig>
            """)
        daemon = try ChildProcess(
            executable: "/usr/bin/dbus-daemon",
            arguments: ["--nofork", "--print-address", "--config-file", configuration],
            environment: [:], output: output.fileHandleForWriting.fileDescriptor)
        try output.fileHandleForWriting.close()
        // It prints one line as soon as it listens.
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        address = BusAddress(String(try #require(line.split(separator: "\n").first)))
    }

    /// Ends the bus as a crash would; every test does in the end, which also keeps the bus until then.
    func kill() {
        daemon.signal(SIGKILL)
        _ = daemon.wait()
    }

    func connect() throws -> BusConnection {
        try BusConnection(to: address, on: BusThread())
    }

    /// Starts python3-dbusmock and waits until it has its name.
    ///
    /// - Parameters:
    ///   - name: The service's name.
    ///   - arguments: What follows `-m dbusmock`.
    /// - Returns: The mock; it ends with this object.
    /// - Throws: `BusError`, or what starting the program throws.
    func mock(_ name: String, _ arguments: [String]) async throws -> ChildProcess {
        let bus = try connect()
        var owners = await bus.signals(.ownerChanged(of: name)).makeAsyncIterator()
        // What was asked for before is in effect when an answer has come.
        try await bus.call("GetId", "org.freedesktop.DBus", at: "/", of: "org.freedesktop.DBus", timeout: Self.patience)
        let mock = try ChildProcess(
            executable: "/usr/bin/python3", arguments: ["-m", "dbusmock"] + arguments,
            environment: [
                "DBUS_SESSION_BUS_ADDRESS": address.text, "DBUS_SYSTEM_BUS_ADDRESS": address.text, "PATH": "/usr/bin",
            ])
        while let signal = await owners.next() {
            if signal.arguments.last?.text != "" { break }
        }
        return mock
    }
}
