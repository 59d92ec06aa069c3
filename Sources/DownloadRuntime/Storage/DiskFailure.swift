import Glibc
import MediaModel

/// What a failed call to the system means for a download.
enum DiskFailure {
    /// - Parameters:
    ///   - code: `errno` after the call.
    ///   - operation: the call's name, for the log.
    ///   - path: what it was about.
    /// - Returns: the failure with its sentence for the user.
    static func failure(errno code: Int32, operation: String, path: String) -> DownloadFailure {
        let cause = "\(operation) \(path): \(String(cString: strerror(code)))"
        switch code {
        case ENOSPC, EDQUOT:
            return DownloadFailure(.diskFull, sentence: "The disk is full.", cause: cause)
        case EACCES, EPERM, EROFS:
            return DownloadFailure(
                .notWritable, sentence: "The folder \(FilePath.parent(of: path)) cannot be written.", cause: cause)
        case ENOENT, ENOTDIR, ENXIO, ENODEV:
            return DownloadFailure(
                .folderMissing,
                sentence: "The download folder is not connected. Plug in the disk or choose another place.",
                cause: cause)
        default:
            return DownloadFailure(
                .inputOutput, sentence: "The disk reported an error. Check the disk or choose another place.",
                cause: cause)
        }
    }
}
