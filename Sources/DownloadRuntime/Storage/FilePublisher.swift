import Glibc
import MediaModel

/// Checks a finished part file and gives it its final name; never over another file.
struct FilePublisher {
    let stored: StoredDownload
    let file: PartialFile

    /// - Returns: the name that the file got, and its size.
    func run() throws(DownloadFailure) -> (path: String, size: ByteCount) {
        guard let size = Disk.fileSize(at: file.path) else {
            throw DiskFailure.failure(errno: ENOENT, operation: "stat", path: file.path)
        }
        if let total = stored.download.progress.total, total != size {
            throw DownloadFailure(
                .damaged, sentence: "The file arrived damaged. Retry fetches only the broken part.",
                cause: "\(file.path) holds \(size.rawValue) bytes instead of \(total.rawValue)")
        }
        var path = stored.targetPath
        while try !rename(to: path) {
            path = DownloadDirectory.alternative(to: path) { Disk.exists($0) || Disk.exists($0 + PartialFile.suffix) }
        }
        return (path, size)
    }

    /// False when the name is taken.
    private func rename(to path: String) throws(DownloadFailure) -> Bool {
        // A link fails where a rename would replace.
        guard link(file.path, path) == 0 else {
            if errno == EEXIST { return false }
            throw DiskFailure.failure(errno: errno, operation: "link", path: path)
        }
        unlink(file.path)
        return true
    }
}
