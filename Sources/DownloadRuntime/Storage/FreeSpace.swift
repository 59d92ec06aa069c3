import Glibc
package import MediaModel

/// How much room a disk has.
package enum FreeSpace {
    /// The bytes that this user may still write where `path` is or will be; nil when nobody can tell.
    ///
    /// Asks with `statvfs(3)`; `f_bavail` leaves out what is reserved for root.
    package static func available(at path: String) -> ByteCount? {
        var folder = path
        while true {
            var facts = statvfs()
            if statvfs(folder, &facts) == 0 {
                // No size at all: it cannot say, or is no disk, such as /proc; writing there tells.
                guard facts.f_blocks > 0 else { return nil }
                return ByteCount(UInt64(facts.f_bavail) * UInt64(facts.f_frsize))
            }
            guard errno == ENOENT || errno == ENOTDIR, folder != "/", !folder.isEmpty else { return nil }
            folder = FilePath.parent(of: folder)
        }
    }
}
