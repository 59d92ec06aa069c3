import FoundationEssentials
import Glibc

/// The place of the socket in the file system: a folder that only this user can enter, and no remains of a crash.
struct SocketPlace {
    let path: String

    private var folder: String { String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]) }

    /// Makes the folder, and removes a socket on which nobody listens.
    ///
    /// - Throws: `folderUnsafe` when the folder is somebody else's, `taken` when somebody listens.
    func prepare() throws(ControlSocketError) {
        try? FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        var facts = stat()
        guard lstat(folder, &facts) == 0 else { throw ControlSocketError(.system, number: errno) }
        let isOurFolder = facts.st_mode & S_IFMT == S_IFDIR && facts.st_uid == geteuid()
        guard isOurFolder else { throw ControlSocketError(.folderUnsafe) }
        if facts.st_mode & 0o077 != 0, chmod(folder, 0o700) != 0 { throw ControlSocketError(.folderUnsafe) }
        try removeRemains()
    }

    /// Takes the socket's rights from everybody else; the folder keeps them out until then.
    func protect() throws(ControlSocketError) {
        guard chmod(path, 0o600) == 0 else { throw ControlSocketError(.system, number: errno) }
    }

    /// The file that is there now; nil when there is none.
    var identity: SocketIdentity? {
        var facts = stat()
        guard lstat(path, &facts) == 0 else { return nil }
        return SocketIdentity(device: UInt64(facts.st_dev), node: UInt64(facts.st_ino))
    }

    /// Removes the socket if it is still the one that was made here.
    func clear(_ own: SocketIdentity?) {
        if let own, own == identity { unlink(path) }
    }

    private func removeRemains() throws(ControlSocketError) {
        guard identity != nil else { return }
        do throws(ControlSocketError) {
            try UnixSocket().connect(to: SocketAddress(path: path))
        } catch  where error.code == .nobodyThere {
            unlink(path)
            return
        } catch  where error.number == EAGAIN {
            // So many wait that no more fit: somebody listens.
        }
        throw ControlSocketError(.taken)
    }
}
