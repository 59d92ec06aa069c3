import GRDB
import MediaModel
import Testing
import ZentrioTestSupport

@testable import DownloadRuntime

struct StoreOutageTests {
    @Test(arguments: [
        (ResultCode.SQLITE_FULL, true), (.SQLITE_IOERR, true), (.SQLITE_READONLY, true), (.SQLITE_CANTOPEN, true),
        (.SQLITE_BUSY, true), (.SQLITE_CORRUPT, false), (.SQLITE_NOTADB, false), (.SQLITE_CONSTRAINT, false),
    ])
    func error_thatTheDiskCauses_isAnOutage(code: ResultCode, isOutage: Bool) {
        #expect(StoreOutage.isOutage(DatabaseError(resultCode: code)) == isOutage)
        #expect(!StoreOutage.isOutage(BrokenLedger.Failure()))
    }

    @Test func sentence_namesTheDiskAndWhatHelps() throws {
        let folder = try TestFolder()
        let full = StoreOutage(DatabaseError(resultCode: .SQLITE_FULL), path: folder.path("list.sqlite"))
        #expect(
            full.sentence == "The list of downloads could not be saved. Make room on the disk of \(folder.path).")
        let refused = StoreOutage(DatabaseError(resultCode: .SQLITE_READONLY), path: folder.path("list.sqlite"))
        #expect(refused.sentence == "The list of downloads could not be saved. Check the disk of \(folder.path).")
    }

    /// Without room for its index SQLite says "disk I/O error".
    @Test(.enabled(if: SmallDisk.isAvailable, "needs the right to mount a disk"))
    func otherError_onAFullDisk_isAFullDisk() throws {
        let disk = try SmallDisk(kibibytes: 1_000)
        let error = DatabaseError(resultCode: .SQLITE_IOERR)
        #expect(!StoreOutage(error, path: disk.path("list.sqlite")).isFull)
        disk.fill()
        #expect(StoreOutage(error, path: disk.path("list.sqlite")).isFull)
    }
}
