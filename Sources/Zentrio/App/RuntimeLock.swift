import Foundation
import Glibc

/// Says that this process is the one that runs the downloads of a data folder.
///
/// The lock is on the open file, so it goes with the process, however that ends.
nonisolated final class RuntimeLock: Sendable {
    private let descriptor: Int32

    /// Takes the lock; the folder is made, for this user only.
    ///
    /// - Throws: `RuntimeSession.Failure` when another process has it or the folder cannot be written.
    init(folder: String) throws(RuntimeSession.Failure) {
        let path = folder + "/runtime.lock"
        try? FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            let code = errno
            let isFull = code == ENOSPC || code == EDQUOT
            throw RuntimeSession.Failure(
                sentence: isFull
                    ? RuntimeSession.fullDisk(of: folder) : say("The folder \(folder) cannot be written."),
                cause: String(cString: strerror(code)), isFull: isFull)
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            // A class that has all its values is destroyed when it throws: the descriptor is closed there, and only once.
            let reason = String(cString: strerror(errno))
            throw RuntimeSession.Failure(
                sentence: say("Another Zentrio runs the downloads and does not answer. End it, and try again."),
                cause: reason, isTaken: true)
        }
    }

    /// Whether some process runs the downloads of a data folder now.
    static func isHeld(folder: String) -> Bool {
        let descriptor = open(folder + "/runtime.lock", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return flock(descriptor, LOCK_SH | LOCK_NB) != 0
    }

    deinit {
        // A child that has not come to its exec yet has a copy of the descriptor, and would keep the lock.
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }
}
