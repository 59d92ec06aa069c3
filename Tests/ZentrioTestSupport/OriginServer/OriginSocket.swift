import Glibc
import KernelThreads

/// The few socket calls of the origin server.
enum OriginSocket {
    /// A call that failed, with its error number.
    struct Failure: Error {
        let code: Int32
    }

    /// Listens on a free port of the loopback.
    static func listen() throws(Failure) -> (descriptor: Int32, port: UInt16) {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                guard bind(descriptor, pointer, length) == 0, Glibc.listen(descriptor, 256) == 0 else {
                    return Int32(-1)
                }
                return getsockname(descriptor, pointer, &length)
            }
        }
        guard descriptor >= 0, result == 0 else { throw Failure(code: errno) }
        return (descriptor, UInt16(bigEndian: address.sin_port))
    }

    /// Makes closing the descriptor reset the connection.
    static func resetOnClose(_ descriptor: Int32) {
        var option = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
    }

    /// Keeps what the kernel holds back small, so that bytes count as sent only when they are about to arrive.
    static func shortenQueue(_ descriptor: Int32) {
        var size: Int32 = 16 * 1024
        setsockopt(descriptor, SOL_SOCKET, SO_SNDBUF, &size, socklen_t(MemoryLayout<Int32>.size))
    }

    /// Sends everything; false when the peer is gone.
    static func send(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> Bool {
        bytes.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = Glibc.send(
                    descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count,
                    Int32(MSG_NOSIGNAL))
                if count < 0 && errno == EINTR { continue }
                guard count > 0 else { return false }
                rest = rest.dropFirst(count)
            }
            return true
        }
    }

    /// Runs work on a thread of its own, because it blocks.
    static func startThread(_ work: @escaping @Sendable () -> Void) {
        do throws(KernelThread.Failure) {
            try KernelThread.start(named: "origin", work)
        } catch {
            preconditionFailure("\(error)")
        }
    }
}
