import DownloadRuntime
import MediaModel
import Testing

struct StorageQuotaTests {
    @Test func noLimit_missesNothing() {
        #expect(StorageQuota(limit: nil, used: .gibibytes(9)).missing(for: .gibibytes(9)) == nil)
    }

    @Test func exactFit_missesNothing() {
        #expect(StorageQuota(limit: ByteCount(10), used: ByteCount(4)).missing(for: ByteCount(6)) == nil)
    }

    @Test func tooMuch_missesTheRest() {
        #expect(StorageQuota(limit: ByteCount(10), used: ByteCount(4)).missing(for: ByteCount(8)) == ByteCount(2))
    }
}
