import CLinux
import Glibc
package import MediaModel

extension PartialFile {
    /// Names that are tried at most.
    private static let mostNames = 1000

    /// Gives the finished file its name, safe from a power loss: sync, rename, sync of the folder.
    ///
    /// Never overwrites: when the name is taken, " (2)" and so on is added before the extension. A file with the very same
    /// bytes and this download's own name is taken for this one, and the part file goes: it got its name just before the
    /// power went, and the note of it was lost. One with another name may be another download's.
    ///
    /// - Parameters:
    ///   - finalPath: the absolute path that it shall have.
    ///   - ownPath: the one that no other download has; nil for the same.
    /// - Returns: the absolute path that the file got.
    /// - Throws: a storage code; the part file is then still there.
    package func publish(as finalPath: String, ownPath: String? = nil) async throws(DownloadFailure) -> String {
        try await DiskQueue.run { () throws(DownloadFailure) in
            _ = try synchronizedSize()
            let published = try giveNameToSynchronized(finalPath, ownPath: ownPath ?? finalPath)
            PartialFile.synchronizeFolder(FilePath.parent(of: published))
            return published
        }
    }

    /// Gives a file that is safe already its name, which a power loss may take back until its folder is synced.
    ///
    /// Blocks; `DiskQueue` runs it.
    func giveNameToSynchronized(_ wanted: String, ownPath: String) throws(DownloadFailure) -> String {
        guard !sidecars.isEmpty else { return try renameToFreeName(wanted, ownPath) }
        // Those that have their names already got them just before the power went.
        let waiting = sidecars.filter { Disk.exists($0.path) }
        guard let name = PartialFile.names(for: wanted).first(where: { isFree($0, ownPath, with: waiting) }) else {
            throw DownloadFailure(systemError: EEXIST, doing: "renaming \(path) to \(wanted)")
        }
        try publish(waiting, beside: name)
        return try renameToFreeName(name, ownPath)
    }

    /// Whether the file and its sidecars may have these names: nobody has them, or they have got them already.
    private func isFree(_ name: String, _ ownPath: String, with sidecars: [Sidecar]) -> Bool {
        guard !Disk.exists(name) || isItself(name, ownPath) else { return false }
        return sidecars.allSatisfy { sidecar in
            let target = sidecar.path(beside: name)
            return !Disk.exists(target) || Disk.holdSameBytes(sidecar.path, target)
        }
    }

    /// Whether the file has got this name already.
    private func isItself(_ name: String, _ ownPath: String) -> Bool {
        Disk.areSameFile(path, name) || name == ownPath && Disk.holdSameBytes(path, name)
    }

    /// Gives the sidecars their names first: a crash in between leaves nothing that nobody finishes.
    private func publish(_ sidecars: [Sidecar], beside name: String) throws(DownloadFailure) {
        for sidecar in sidecars {
            let target = sidecar.path(beside: name)
            if Disk.exists(target) {
                try Disk.deleteFile(sidecar.path)
            } else {
                let code = PartialFile.renameNew(from: sidecar.path, to: target)
                guard code == 0 else {
                    throw DownloadFailure(systemError: code, doing: "renaming \(sidecar.path) to \(target)")
                }
            }
        }
    }

    /// The names that `publish` tries in turn: "Film.mp4", "Film (2).mp4" and so on.
    static func names(for path: String) -> some Sequence<String> {
        (1...mostNames).lazy.map { $0 == 1 ? path : numbered(path, $0) }
    }

    /// Makes the file's bytes safe from a power loss; its size.
    ///
    /// Blocks; `DiskQueue` runs it.
    func synchronizedSize() throws(DownloadFailure) -> ByteCount {
        let descriptor = Disk.uninterrupted { Glibc.open(path, O_RDONLY | O_CLOEXEC) }
        guard descriptor >= 0 else { throw DownloadFailure(systemError: errno, doing: "opening \(path)") }
        defer { close(descriptor) }
        guard Disk.uninterrupted({ fsync(descriptor) }) == 0 else {
            throw DownloadFailure(systemError: errno, doing: "syncing \(path)")
        }
        var facts = stat()
        guard fstat(descriptor, &facts) == 0 else {
            throw DownloadFailure(systemError: errno, doing: "looking at \(path)")
        }
        return ByteCount(facts.st_size)
    }

    private func renameToFreeName(_ wanted: String, _ ownPath: String) throws(DownloadFailure) -> String {
        for name in PartialFile.names(for: wanted) {
            let code = PartialFile.renameNew(from: path, to: name)
            if code == 0 { return name }
            guard code == EEXIST else { throw DownloadFailure(systemError: code, doing: "renaming \(path) to \(name)") }
            if isItself(name, ownPath) {
                try remove()
                return name
            }
        }
        throw DownloadFailure(systemError: EEXIST, doing: "renaming \(path) to \(wanted)")
    }

    /// Renames unless the name is taken; gives the error number.
    private static func renameNew(from: String, to: String) -> Int32 {
        let code = zentrio_rename_new(from, to)
        guard code == EINVAL || code == ENOSYS else { return code }
        // The file system cannot do it in one step: a hard link cannot overwrite either.
        if link(from, to) == 0 { return unlink(from) == 0 ? 0 : errno }
        guard errno == EPERM || errno == EOPNOTSUPP else { return errno }
        // FAT and its like on old kernels have neither; nobody else writes into this folder at the same time.
        if access(to, F_OK) == 0 { return EEXIST }
        return rename(from, to) == 0 ? 0 : errno
    }

    /// "Film (2).mp4" of "Film.mp4".
    static func numbered(_ path: String, _ number: Int) -> String {
        let folderEnd = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
        let name = path[folderEnd...]
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return "\(path) (\(number))" }
        return "\(path[..<dot]) (\(number))\(path[dot...])"
    }

    static func synchronizeFolder(_ folder: String) {
        let descriptor = Disk.uninterrupted { Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
        guard descriptor >= 0 else { return }
        // Some network file systems refuse to sync a folder; the file has its name all the same.
        _ = Disk.uninterrupted { fsync(descriptor) }
        close(descriptor)
    }
}
