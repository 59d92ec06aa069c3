import CLinux
import Glibc
import Synchronization

/// Unnamed files on a download's disk for segments that find no room in memory, used again for one after the other.
///
/// A file that is written over keeps its blocks: taking new ones and giving them back costs more than the bytes. Their
/// bound: as many as ever were in use at the same time, each as large as the largest segment.
final class SpareFiles: Sendable {
    private let folder: String
    private let free = Mutex<[Int32]>([])

    init(folder: String) {
        self.folder = folder
    }

    deinit {
        for descriptor in free.withLock({ $0 }) { close(descriptor) }
    }

    /// An unnamed file with bytes that mean nothing any more; minus the error number on failure.
    func take() -> Int32 {
        if let spare = free.withLock({ $0.popLast() }) { return spare }
        let descriptor = zentrio_unnamed_file(folder)
        return descriptor < 0 ? Self.namelessFile(in: folder) : descriptor
    }

    /// Takes a file that nobody uses any more.
    func put(_ descriptor: Int32) {
        free.withLock { $0.append(descriptor) }
    }

    /// For file systems that know no unnamed files; minus the error number on failure.
    private static func namelessFile(in folder: String) -> Int32 {
        var name = Array("\(folder)/.zentrio-XXXXXX".utf8CString)
        let descriptor = name.withUnsafeMutableBufferPointer { $0.baseAddress.map { mkstemp($0) } ?? -1 }
        guard descriptor >= 0 else { return -errno }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        _ = name.withUnsafeBufferPointer { $0.baseAddress.map { unlink($0) } }
        return descriptor
    }
}
