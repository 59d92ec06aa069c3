import FoundationEssentials
import Glibc

/// The folder from which a command was called.
nonisolated enum WorkingFolder {
    /// A path as the user meant it, from the root; dots are resolved.
    static func absolutePath(_ path: String) -> String {
        let full = path.hasPrefix("/") ? path : "\(FileManager.default.currentDirectoryPath)/\(path)"
        return URL(filePath: full).standardized.path(percentEncoded: false)
    }

    /// Whether something that is no folder lies where a path of the user leads.
    static func holdsFile(at path: String) -> Bool {
        var facts = stat()
        return stat(absolutePath(path), &facts) == 0 && facts.st_mode & S_IFMT != S_IFDIR
    }
}
