import FoundationEssentials
import Glibc

/// The folder from which a command was called.
nonisolated enum WorkingFolder {
    /// A path as the user meant it, from the root; dots are resolved.
    ///
    /// It is nil for a relative path when the folder was deleted: it would begin at the root of the disk.
    static func absolutePath(_ path: String) -> String? {
        let start = path.hasPrefix("/") ? "/" : FileManager.default.currentDirectoryPath
        guard !start.isEmpty else { return nil }
        let full = path.hasPrefix("/") ? path : "\(start)/\(path)"
        return URL(filePath: full).standardized.path(percentEncoded: false)
    }

    /// Whether something that is no folder lies where a path of the user leads.
    static func holdsFile(at path: String) -> Bool {
        var facts = stat()
        guard let path = absolutePath(path) else { return false }
        return stat(path, &facts) == 0 && facts.st_mode & S_IFMT != S_IFDIR
    }
}
