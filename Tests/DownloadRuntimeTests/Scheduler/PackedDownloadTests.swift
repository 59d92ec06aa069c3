import MediaModel
import Testing
import ZentrioTestSupport

@testable import DownloadRuntime

struct PackedDownloadTests {
    private func download() throws -> Download {
        Download(
            request: try Samples.everything(), state: .completing,
            progress: DownloadProgress(
                downloaded: ByteCount(5), total: ByteCount(9), instantaneousSpeed: ByteCount(3),
                smoothedSpeed: ByteCount(2), timeLeft: .milliseconds(1_700), segmentsDone: 1, segmentsTotal: 2,
                mergedFraction: 0.37), attempts: 3, position: 7, addedAt: ManualClock.start)
    }

    @Test func everyField_comesBack() throws {
        let download = try download()
        let packed = PackedDownload(download)
        #expect(packed.id == download.id)
        #expect(packed.download == download)
    }

    @Test func entryAtRest_handsItsDownloadOut() throws {
        let download = try download()
        let entry = ScheduledDownload(
            stored: StoredDownload(download: download, targetPath: "/media/a.mp4", cleanup: .everything))
        #expect(PackedEntry(entry).download(id: download.id).download == download)
    }
}
