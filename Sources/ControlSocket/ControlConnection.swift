import Glibc
import Synchronization

/// One side of a connection: lines come in, lines go out.
///
/// One task reads and one task sends at a time; they may be two.
package final class ControlConnection: Sendable {
    /// What the other side said.
    package enum Message: Hashable, Sendable {
        /// A line without its end; never empty.
        case line([UInt8])
        /// A line that was longer than the limit; its bytes are gone.
        case tooLong
    }

    /// How long a listener may let others wait at its door.
    private static let patience = Duration.seconds(3)

    private let socket: UnixSocket
    private let configuration: ControlSocketConfiguration
    private let incoming: Mutex<(cutter: LineCutter, lines: [LineCutter.Line])>

    init(socket: UnixSocket, configuration: ControlSocketConfiguration) {
        self.socket = socket
        self.configuration = configuration
        incoming = Mutex((LineCutter(limit: configuration.lineLimit), []))
    }

    /// Connects to whoever listens.
    ///
    /// - Throws: `nobodyThere` when nobody does, `otherUser` when somebody else's program does.
    package static func connect(_ configuration: ControlSocketConfiguration) throws(ControlSocketError)
        -> ControlConnection
    {
        let socket = try UnixSocket()
        try socket.connect(to: try SocketAddress(path: configuration.path), patience: patience)
        guard socket.peerUser == geteuid() else { throw ControlSocketError(.otherUser) }
        return ControlConnection(socket: socket, configuration: configuration)
    }

    /// Waits for the next line; nil when the other side is gone or the task was cancelled.
    package func next() async -> Message? {
        var buffer = [UInt8](repeating: 0, count: 64 * 1_024)
        while !Task.isCancelled {
            if let line = takeLine() { return line }
            switch socket.receive(into: &buffer) {
            case .bytes(let count): incoming.withLock { $0.lines += $0.cutter.append(buffer[..<count]) }
            case .blocked: await SocketReadiness(socket: socket).wait(for: .reading)
            case .closed: return nil
            }
        }
        return nil
    }

    /// Sends a line; its end is added.
    ///
    /// - Throws: `closed` when the other side is gone or takes nothing until the deadline.
    package func send(_ line: some Sequence<UInt8>) async throws(ControlSocketError) {
        var rest = (Array(line) + [UInt8(ascii: "\n")])[...]
        while !rest.isEmpty {
            switch socket.send(rest) {
            case .bytes(let count): rest = rest.dropFirst(count)
            case .blocked: guard await waitForRoom() else { throw ControlSocketError(.closed) }
            case .closed: throw ControlSocketError(.closed)
            }
        }
    }

    private func takeLine() -> Message? {
        incoming.withLock { incoming in
            guard !incoming.lines.isEmpty else { return nil }
            return switch incoming.lines.removeFirst() {
            case .line(let bytes): .line(bytes)
            case .tooLong: .tooLong
            }
        }
    }

    /// Whether the other side took something before the deadline.
    private func waitForRoom() async -> Bool {
        let clock = configuration.clock
        let deadline = configuration.sendDeadline
        return await withTaskGroup(of: Bool.self) { group in
            group.addTask {
                await SocketReadiness(socket: self.socket).wait(for: .writing)
                return !Task.isCancelled
            }
            group.addTask {
                try? await clock.sleep(for: deadline)
                return false
            }
            defer { group.cancelAll() }
            let hasRoom = await group.next() ?? false
            // A busy machine may tell of both at once.
            return hasRoom || !Task.isCancelled && self.socket.isWritable
        }
    }
}
