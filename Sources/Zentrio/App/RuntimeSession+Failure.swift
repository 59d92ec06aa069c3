import DownloadRuntime
import Glibc

nonisolated extension RuntimeSession {
    /// Why a database cannot be opened.
    ///
    /// - Parameters:
    ///   - path: the absolute path of its file.
    ///   - error: what SQLite says, or whoever made its folder.
    /// - Returns: a sentence for it, and whether the disk is full.
    static func failure(opening path: String, _ error: any Error) -> Failure {
        let outage = StoreOutage(error, path: path)
        let folder = outage.folder
        let sentence =
            if outage.isFull {
                fullDisk(of: folder)
            } else if lacksDescriptors {
                say("Zentrio may not open more files. Raise the limit of open files, and start it again.")
            } else if access(folder, F_OK) == 0, access(folder, W_OK) != 0 {
                say("The folder \(folder) cannot be written.")
            } else if access(path, F_OK) == 0, access(path, W_OK) != 0 {
                say("The file \(path) cannot be written.")
            } else {
                say("Zentrio's database in \(path) cannot be opened.")
            }
        return Failure(sentence: sentence, cause: "\(error)", isFull: outage.isFull)
    }

    /// What is said of a disk without room for what Zentrio keeps in this folder.
    static func fullDisk(of folder: String) -> String {
        say("The disk of \(folder) is full. Make room there, and start Zentrio again.")
    }

    /// Whether this process has as many files open as it may.
    private static var lacksDescriptors: Bool {
        let descriptor = open("/dev/null", O_RDONLY | O_CLOEXEC)
        guard descriptor < 0 else {
            close(descriptor)
            return false
        }
        return errno == EMFILE || errno == ENFILE
    }
}
