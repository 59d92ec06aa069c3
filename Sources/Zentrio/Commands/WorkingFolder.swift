import FoundationEssentials

/// The folder from which a command was called.
nonisolated enum WorkingFolder {
    /// A path as the user meant it, from the root; dots are resolved.
    static func absolutePath(_ path: String) -> String {
        let full = path.hasPrefix("/") ? path : "\(FileManager.default.currentDirectoryPath)/\(path)"
        return URL(filePath: full).standardized.path(percentEncoded: false)
    }
}
