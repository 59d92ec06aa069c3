import Glibc
package import MediaModel

/// The few questions and orders that the runtime has for the file system, each naming its failure.
package enum Disk {
    /// Makes a call again as long as signals interrupt it; gives its result.
    static func uninterrupted(_ call: () -> Int32) -> Int32 {
        while true {
            let result = call()
            if result != -1 || errno != EINTR { return result }
        }
    }

    package static func exists(_ path: String) -> Bool {
        access(path, F_OK) == 0
    }

    /// The size of the plain file at `path`; nil when there is none.
    package static func fileSize(at path: String) -> ByteCount? {
        var facts = stat()
        guard stat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return nil }
        return ByteCount(facts.st_size)
    }

    /// Whether a path is a symbolic link.
    static func isLink(_ path: String) -> Bool {
        var facts = stat()
        return lstat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFLNK
    }

    /// What a file takes on its disk; zero when there is none.
    static func allocatedBytes(at path: String) -> ByteCount {
        var facts = stat()
        return stat(path, &facts) == 0 ? ByteCount(facts.st_blocks * 512) : .zero
    }

    /// The same for an open file.
    static func allocatedBytes(of descriptor: Int32) -> ByteCount {
        var facts = stat()
        return fstat(descriptor, &facts) == 0 ? ByteCount(facts.st_blocks * 512) : .zero
    }

    /// Whether two names are those of one file; false when one is nobody's.
    static func areSameFile(_ first: String, _ second: String) -> Bool {
        var (one, other) = (stat(), stat())
        guard lstat(first, &one) == 0, lstat(second, &other) == 0 else { return false }
        return one.st_dev == other.st_dev && one.st_ino == other.st_ino
    }

    /// Whether two plain files hold the same bytes; false when one cannot be read.
    ///
    /// Blocks, but reads only files of one size and only up to the first difference.
    static func holdSameBytes(_ first: String, _ second: String) -> Bool {
        guard let size = fileSize(at: first), size == fileSize(at: second),
            let one = try? PartialFileHandle(reading: first), let other = try? PartialFileHandle(reading: second)
        else { return false }
        var offset: Int64 = 0
        while offset < size.rawValue {
            guard let bytes = try? one.read(comparedBytes, at: offset), !bytes.isEmpty,
                bytes == (try? other.read(comparedBytes, at: offset))
            else { return false }
            offset += Int64(bytes.count)
        }
        return true
    }

    /// What is compared at a time: 1 MiB.
    private static let comparedBytes = 1 << 20

    /// Deletes a file; one that is not there is fine.
    static func deleteFile(_ path: String) throws(DownloadFailure) {
        guard unlink(path) != 0, errno != ENOENT, errno != ENOTDIR else { return }
        throw DownloadFailure(systemError: errno, doing: "deleting \(path)")
    }

    /// Renames a file over what has the new name.
    static func rename(_ old: String, _ new: String) throws(DownloadFailure) {
        guard Glibc.rename(old, new) != 0 else { return }
        throw DownloadFailure(systemError: errno, doing: "renaming \(old) to \(new)")
    }

    /// Deletes a folder if it is empty; says whether it is gone.
    static func deleteEmptyFolder(_ path: String) -> Bool {
        rmdir(path) == 0
    }

    /// The names in a folder; empty when it cannot be read.
    static func names(in folder: String) -> [String] {
        guard let handle = opendir(folder) else { return [] }
        defer { closedir(handle) }
        var names: [String] = []
        while let entry = readdir(handle) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    /// Writes a small file whole, and only if nothing has its name.
    static func write(_ bytes: [UInt8], to path: String) throws(DownloadFailure) {
        let descriptor = uninterrupted { open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644) }
        guard descriptor >= 0 else { throw DownloadFailure(systemError: errno, doing: "making \(path)") }
        defer { close(descriptor) }
        var offset = 0
        while offset < bytes.count {
            let count = bytes[offset...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                let failure = DownloadFailure(systemError: errno, doing: "writing \(path)")
                unlink(path)
                throw failure
            }
            offset += count
        }
    }
}
