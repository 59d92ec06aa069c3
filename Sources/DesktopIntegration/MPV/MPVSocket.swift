import Glibc

/// One end of a socket pair over which mpv is spoken to, or over which it prints.
///
/// A pair has no name in the file system, so nobody else can reach a protocol that can run programs.
final class MPVSocket: Sendable {
    enum Received: Hashable {
        case bytes([UInt8])
        /// Nothing came within the limit.
        case nothing
        /// The other side is closed.
        case closed
    }

    /// The descriptor; open as long as this object lives.
    let descriptor: Int32

    private init(owning descriptor: Int32) {
        self.descriptor = descriptor
    }

    deinit {
        close(descriptor)
    }

    /// Makes two connected ends (`socketpair`); a child inherits neither unless it is handed over.
    ///
    /// - Throws: `ChildProcess.StartError` when the process has too many files open.
    static func makePair() throws(ChildProcess.StartError) -> (ours: MPVSocket, theirs: MPVSocket) {
        var ends: [Int32] = [-1, -1]
        let type = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, type, 0, &ends) == 0 else { throw ChildProcess.StartError(number: errno) }
        return (MPVSocket(owning: ends[0]), MPVSocket(owning: ends[1]))
    }

    /// Writes a text; what a closed player does not take is lost.
    func send(_ text: String) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                return
            }
        }
    }

    /// Lets writes to a full socket fail instead of wait, for both processes that have this end.
    func stopBlocking() {
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
    }

    /// Tells the other side that nothing more comes, which makes mpv quit; from any thread.
    func finishSending() {
        shutdown(descriptor, Int32(SHUT_WR))
    }

    /// Blocks until bytes come, the other side closes, or `limit` has passed.
    func receive(waiting limit: Duration) -> Received {
        var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        let milliseconds = limit / .milliseconds(1)
        guard poll(&request, 1, Int32(min(max(milliseconds, 0), 60_000))) > 0 else { return .nothing }
        var bytes = [UInt8](repeating: 0, count: 16 * 1_024)
        let count = bytes.withUnsafeMutableBytes { recv(descriptor, $0.baseAddress, $0.count, 0) }
        if count > 0 { return .bytes(Array(bytes[..<count])) }
        return count == -1 && errno == EINTR ? .nothing : .closed
    }
}
