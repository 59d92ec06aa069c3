import Glibc

/// The name of a socket in the file system, of any length.
///
/// The kernel takes names of at most 107 bytes. A longer one is reached through its open folder, whose name under
/// `/proc/self/fd` is short.
final class SocketAddress: Sendable {
    private let path: String
    /// The open folder; negative when the name is short enough.
    private let folder: Int32

    /// - Throws: `nobodyThere` when the folder of a long name cannot be opened.
    init(path: String) throws(ControlSocketError) {
        let limit = MemoryLayout.size(ofValue: sockaddr_un().sun_path) - 1
        guard path.utf8.count > limit, let slash = path.lastIndex(of: "/") else {
            self.path = path
            folder = -1
            return
        }
        folder = open(String(path[..<slash]), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw ControlSocketError(.nobodyThere, number: errno) }
        self.path = "/proc/self/fd/\(folder)\(path[slash...])"
    }

    deinit {
        if folder >= 0 { close(folder) }
    }

    func withSocketAddress(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix($0.count - 1)) }
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }
}
