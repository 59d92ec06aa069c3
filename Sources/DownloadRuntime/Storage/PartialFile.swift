import Glibc
package import MediaModel

/// A file under way: its name ends in `.zentrio-part` until it is published.
package struct PartialFile: Hashable, Sendable {
    /// A finished file that lies beside the film, such as its subtitles.
    package struct Sidecar: Hashable, Sendable {
        /// The absolute path, with the suffix.
        package let path: String
        /// What its name has behind the film's: "nl.vtt".
        package let ending: String

        /// The absolute path that it gets when the film has this one.
        func path(beside film: String) -> String {
            "\(FilePath.parent(of: film))/\(FilePath.stem(of: film)).\(ending)"
        }
    }

    /// The ending of every unfinished file.
    package static let suffix = ".zentrio-part"

    /// The absolute path, with the suffix.
    package let path: String
    /// What gets its name together with the file.
    package let sidecars: [Sidecar]
    /// What the user should know of the finished file, full sentences.
    package let remarks: [String]

    package init(path: String, sidecars: [Sidecar] = [], remarks: [String] = []) {
        self.path = path
        self.sidecars = sidecars
        self.remarks = remarks
    }

    /// Opens the file for reading and writing and makes it when it is not there.
    ///
    /// `createsFolders` also makes its folders, but never one where a disk is usually mounted: a film must not land on
    /// the system's disk because a stick is not plugged in. Blocks for a moment.
    ///
    /// - Throws: `folderMissing`, `notWritable`, `diskFull` or `inputOutput`.
    package func open(createsFolders: Bool) throws(DownloadFailure) -> PartialFileHandle {
        if createsFolders { try PartialFile.makeFolder(FilePath.parent(of: path)) }
        return try PartialFileHandle(path: path)
    }

    /// Deletes the file; nothing happens when it is not there.
    ///
    /// - Throws: `notWritable`, `folderMissing` or `inputOutput`.
    package func remove() throws(DownloadFailure) {
        guard unlink(path) != 0, errno != ENOENT else { return }
        throw DownloadFailure(systemError: errno, doing: "deleting \(path)")
    }

    /// Whether a folder is there or can be made; false for one on a disk that is not mounted.
    static func canReach(_ path: String) -> Bool {
        if access(path, F_OK) == 0 { return true }
        var folder = path
        while access(folder, F_OK) != 0 {
            let parent = FilePath.parent(of: folder)
            if parent == folder || isMountParent(parent) { return false }
            folder = parent
        }
        return !MountTable.ofTheSystem().lacksDisk(of: path)
    }

    private static func makeFolder(_ path: String) throws(DownloadFailure) {
        if access(path, F_OK) == 0 { return }
        guard canReach(path) else { throw DownloadFailure(systemError: ENOENT, doing: "looking for \(path)") }
        try makeWithoutLooking(path)
    }

    private static func makeWithoutLooking(_ path: String) throws(DownloadFailure) {
        if access(path, F_OK) == 0 { return }
        try makeWithoutLooking(FilePath.parent(of: path))
        if mkdir(path, 0o755) == 0 || errno == EEXIST { return }
        // The folder above is there: a file system that holds no files of users, such as /proc, calls this one unknown.
        throw DownloadFailure(systemError: errno == ENOENT ? EPERM : errno, doing: "making \(path)")
    }

    /// Whether disks are mounted below this folder.
    private static func isMountParent(_ path: String) -> Bool {
        let parts = path.split(separator: "/")
        switch parts.first {
        case nil: return true
        case "media": return parts.count <= 2
        case "mnt": return parts.count == 1
        case "run": return parts.count >= 2 && parts[1] == "media" && parts.count <= 3
        default: return false
        }
    }
}
