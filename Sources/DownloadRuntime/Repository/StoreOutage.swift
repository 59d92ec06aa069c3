import GRDB
import MediaModel

/// Why the list cannot be saved for the time being: nothing is wrong with what is in it, nor with any download.
package struct StoreOutage: Error, Hashable, Sendable {
    /// Less room than this on its disk is none: an index for readers alone takes 32 KiB.
    private static let leastRoom = ByteCount(64 * 1024)

    /// Whether the disk that holds the list is full.
    package let isFull: Bool
    /// The absolute path of the folder that holds it.
    package let folder: String

    /// - Parameters:
    ///   - error: what the store said.
    ///   - path: the absolute path of its file.
    package init(_ error: any Error, path: String) {
        folder = FilePath.parent(of: path)
        let code = (error as? DatabaseError)?.resultCode.primaryResultCode
        // Without room SQLite reports many things, "disk I/O error" and "unable to open" among them.
        isFull = code == .SQLITE_FULL || FreeSpace.available(at: folder).map { $0 < Self.leastRoom } ?? false
    }

    /// Whether the store may take the same thing later: it refused because of its disk, not because of what it was told.
    package static func isOutage(_ error: any Error) -> Bool {
        guard let code = (error as? DatabaseError)?.resultCode.primaryResultCode else { return false }
        return outages.contains(code)
    }

    private static let outages: [ResultCode] = [
        .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_NOMEM,
        .SQLITE_PERM,
    ]

    /// What happened and what helps.
    package var sentence: String {
        "The list of downloads could not be saved. \(isFull ? "Make room on" : "Check") the disk of \(folder)."
    }
}
