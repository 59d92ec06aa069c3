import MediaModel
import Testing
import ZentrioTestSupport

@testable import DownloadRuntime

struct PackedEntryTests {
    private func entry(_ request: DownloadRequest, state: DownloadState) -> ScheduledDownload {
        var failure = Samples.failure(.diskFull, missing: ByteCount(7))
        failure.httpStatus = 503
        failure.retryAfter = ManualClock.start
        let download = Download(
            request: request, state: state,
            progress: DownloadProgress(
                downloaded: ByteCount(5), total: ByteCount(Int64.max), segmentsDone: 1, segmentsTotal: 2),
            failure: failure, attempts: 3, position: -4, addedAt: ManualClock.start, finishedAt: ManualClock.start,
            finalPath: "/media/ü.mp4", watchPosition: .milliseconds(1_500), isWatched: true)
        var entry = ScheduledDownload(
            stored: StoredDownload(download: download, targetPath: "/media/ü.mp4", cleanup: .everything))
        entry.generation = 300
        entry.deletion = .unfinished
        entry.roomNeeded = ByteCount(9)
        entry.allocated = ByteCount(8)
        entry.isNamed = true
        return entry
    }

    @Test(arguments: [
        DownloadState.pending, .completed, .failed, .waiting(.space(ByteCount(3))),
        .waiting(.retryAt(ManualClock.start)), .waiting(.schedule),
    ])
    func everyField_comesBack(state: DownloadState) throws {
        let entry = entry(try Samples.everything(), state: state)
        #expect(PackedEntry(entry).entry(id: entry.id) == entry)
    }

    @Test func linkThatIsTheAddress_comesBackWithoutLyingThereTwice() throws {
        var request = try Samples.everything()
        request.link = request.stream.address
        let entry = entry(request, state: .pending)
        #expect(PackedEntry(entry).entry(id: entry.id) == entry)
        var bare = FieldWriter()
        request.link = nil
        bare.write(Download(request: request, addedAt: ManualClock.start))
        var same = FieldWriter()
        request.link = request.stream.address
        same.write(Download(request: request, addedAt: ManualClock.start))
        #expect(same.bytes.count == bare.bytes.count + 1)
    }

    @Test func emptyFields_comeBack() throws {
        let request = try Samples.film(year: nil)
        let download = Download(request: request, addedAt: ManualClock.start)
        let entry = ScheduledDownload(stored: StoredDownload(download: download, targetPath: "/a"))
        #expect(PackedEntry(entry).entry(id: entry.id) == entry)
    }
}
