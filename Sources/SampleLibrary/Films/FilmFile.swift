import Foundation
import MediaModel

/// A finished film in the cache, with what the server says about it.
struct FilmFile: Hashable, Sendable {
    let path: String
    let byteCount: ByteCount
    let modified: Date
    /// A strong validator: the file is never changed after its rename, so its inode and time name its bytes.
    let entityTag: String

    /// Looks the file up; nil when it is not there or not of this size, which is nil for any.
    init?(path: String, expecting expected: ByteCount?) {
        var information = stat()
        guard stat(path, &information) == 0, information.st_mode & S_IFMT == S_IFREG else { return nil }
        let byteCount = ByteCount(Int64(information.st_size))
        guard expected == nil || byteCount == expected else { return nil }
        self.path = path
        self.byteCount = byteCount
        let seconds = information.st_mtim.tv_sec
        modified = Date(timeIntervalSince1970: Double(seconds))
        let parts = [
            UInt64(information.st_ino), UInt64(bitPattern: Int64(seconds)), UInt64(information.st_mtim.tv_nsec),
        ]
        entityTag = "\"" + parts.map { String($0, radix: 16) }.joined(separator: "-") + "\""
    }
}
