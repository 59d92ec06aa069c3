import Glibc

/// One open socket of this machine; closed with the object.
final class UnixSocket: Sendable {
    /// What a read or a write came to.
    enum Outcome: Hashable {
        case bytes(Int)
        /// Nothing can be moved now.
        case blocked
        case closed
    }

    /// What an accept came to.
    enum Arrival {
        case client(UnixSocket)
        /// Nobody is waiting.
        case nobody
        case failed
    }

    /// Open as long as this object lives.
    let descriptor: Int32

    private init(owning descriptor: Int32) {
        self.descriptor = descriptor
    }

    deinit {
        close(descriptor)
    }

    /// Makes an unconnected socket that never blocks (`socket`).
    ///
    /// - Throws: `system` when the process has too many files open.
    convenience init() throws(ControlSocketError) {
        let type = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
        let descriptor = socket(AF_UNIX, type, 0)
        guard descriptor >= 0 else { throw ControlSocketError(.system, number: errno) }
        self.init(owning: descriptor)
    }

    /// Gives the socket a name in the file system and listens (`bind`, `listen`).
    ///
    /// - Throws: `taken` when there is something of that name, `system` for every other reason.
    func listen(at address: SocketAddress, backlog: Int32) throws(ControlSocketError) {
        let isBound = address.withSocketAddress { bind(descriptor, $0, $1) } == 0
        guard isBound else { throw ControlSocketError(errno == EADDRINUSE ? .taken : .system, number: errno) }
        guard Glibc.listen(descriptor, backlog) == 0 else { throw ControlSocketError(.system, number: errno) }
    }

    /// Connects to a listening socket (`connect`).
    ///
    /// - Parameters:
    ///   - address: the socket's name.
    ///   - patience: how long the thread may be held up while too many are waiting already; nil asks once.
    /// - Throws: `nobodyThere` when nobody listens, `system` for every other reason.
    func connect(to address: SocketAddress, patience: Duration? = nil) throws(ControlSocketError) {
        if let patience {
            var limit = timeval(tv_sec: Int(patience.components.seconds), tv_usec: 0)
            setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
            _ = fcntl(descriptor, F_SETFL, 0)
        }
        defer { _ = fcntl(descriptor, F_SETFL, O_NONBLOCK) }
        var isConnected = false
        repeat {
            isConnected = address.withSocketAddress { Glibc.connect(descriptor, $0, $1) } == 0
        } while !isConnected && errno == EINTR
        guard !isConnected else { return }
        let isAbsent = [ENOENT, ECONNREFUSED, ENOTDIR].contains(errno)
        throw ControlSocketError(isAbsent ? .nobodyThere : .system, number: errno)
    }

    /// Whether bytes can be written now (`poll`).
    var isWritable: Bool {
        var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        return poll(&entry, 1, 0) == 1 && entry.revents & Int16(POLLOUT) != 0
    }

    /// Takes the next client (`accept`).
    func accept() -> Arrival {
        let client = Glibc.accept(descriptor, nil, nil)
        guard client >= 0 else { return Self.isPassing(errno) || errno == ECONNABORTED ? .nobody : .failed }
        _ = fcntl(client, F_SETFD, FD_CLOEXEC)
        _ = fcntl(client, F_SETFL, O_NONBLOCK)
        return .client(UnixSocket(owning: client))
    }

    /// The user on the other side (`SO_PEERCRED`); nil when there is none.
    var peerUser: uid_t? {
        // struct ucred: process, user, group.
        var credentials: [UInt32] = [0, 0, 0]
        var length = socklen_t(MemoryLayout<UInt32>.size * credentials.count)
        let result = getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &credentials, &length)
        return result == 0 && length == 12 ? credentials[1] : nil
    }

    /// Moves what is there into the buffer (`recv`).
    func receive(into buffer: inout [UInt8]) -> Outcome {
        let count = buffer.withUnsafeMutableBytes { recv(descriptor, $0.baseAddress, $0.count, 0) }
        if count > 0 { return .bytes(count) }
        return count < 0 && Self.isPassing(errno) ? .blocked : .closed
    }

    /// Moves as many of the bytes out as fit (`send`).
    func send(_ bytes: ArraySlice<UInt8>) -> Outcome {
        let count = bytes.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
        if count >= 0 { return .bytes(count) }
        return Self.isPassing(errno) ? .blocked : .closed
    }

    private static func isPassing(_ number: Int32) -> Bool {
        number == EAGAIN || number == EINTR
    }
}
