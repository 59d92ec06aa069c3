import DesktopIntegration
import Foundation

/// Two network namespaces with a slow and lossy link between them, for as long as this object lives.
///
/// The kernel's netem is missing from many machines; the link is a process (`LinkCommand`) that holds the packets back.
final class ShapedLink {
    static let serverAddress = "10.99.0.1"
    private static let clientAddress = "10.99.0.2"

    private let process: ChildProcess
    private let serverSpace: String
    private let clientSpace: String

    /// What a program is started with on each side.
    var atServer: [String] { ["ip", "netns", "exec", serverSpace] }
    var atClient: [String] { ["ip", "netns", "exec", clientSpace] }

    /// Makes the link.
    ///
    /// - Parameters:
    ///   - megabits: megabits a second.
    ///   - roundTrip: milliseconds there and back.
    ///   - loss: the part of packets that are lost, each way.
    /// - Throws: `Obstacle` without root or where the kernel has no network namespaces.
    init(megabits: Int, roundTrip: Int, loss: Double) throws {
        guard getuid() == 0 else { throw Obstacle(description: "network namespaces need root") }
        serverSpace = "zentrio-server-\(getpid())"
        clientSpace = "zentrio-client-\(getpid())"
        let spaces = [serverSpace, clientSpace]
        var link: ChildProcess?
        do {
            for space in spaces { try Self.ip(["netns", "add", space]) }
            let process = try Self.start(between: spaces, megabits: megabits, roundTrip: roundTrip, loss: loss)
            link = process
            self.process = process
            try Self.connect(serverSpace, Self.serverAddress)
            try Self.connect(clientSpace, Self.clientAddress)
        } catch {
            link?.signal(SIGKILL)
            Self.delete(spaces)
            throw error
        }
    }

    func close() {
        process.signal(SIGKILL)
        _ = process.wait(atMost: .seconds(2))
        Self.delete([serverSpace, clientSpace])
    }

    private static func start(
        between spaces: [String], megabits: Int, roundTrip: Int, loss: Double
    ) throws -> ChildProcess {
        let me = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let process = try ChildProcess(
            executable: me,
            arguments: ["link"] + spaces + [
                "--megabits", "\(megabits)", "--delay", "\(Double(roundTrip) / 2)", "--loss", "\(loss)",
            ],
            environment: XDGDirectories.processEnvironment)
        guard process.wait(atMost: .milliseconds(600)) == nil else {
            throw Obstacle(description: "the link between the namespaces cannot be made")
        }
        return process
    }

    private static func delete(_ spaces: [String]) {
        for space in spaces { try? ip(["netns", "delete", space]) }
    }

    private static func connect(_ space: String, _ address: String) throws {
        try ip(["-n", space, "link", "set", "lo", "up"])
        try ip(["-n", space, "address", "add", "\(address)/24", "dev", "wan0"])
        try ip(["-n", space, "link", "set", "wan0", "up", "txqueuelen", "5000"])
        // The machine's default may be bbr, which hides the loss from everybody.
        try ip(["-n", space, "route", "change", "10.99.0.0/24", "dev", "wan0", "congctl", "cubic"])
    }

    private static func ip(_ arguments: [String]) throws {
        _ = try ProgramRunner.run(["ip"] + arguments)
    }
}
