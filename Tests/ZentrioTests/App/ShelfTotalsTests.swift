import MediaModel
import Testing

@testable import Zentrio

struct ShelfTotalsTests {
    private func shelved(
        _ number: Int, _ state: DownloadState, megabytes: Int = 10, downloaded: Int = 0
    ) throws -> ShelvedDownload {
        ShelvedDownload(
            try SampleDownloads.film(number, state: state, megabytes: megabytes, downloaded: downloaded))
    }

    @Test func whatIsAdded_isInItsSums() throws {
        var totals = ShelfTotals()
        totals.add(try shelved(1, .running, downloaded: 4))
        totals.add(try shelved(2, .paused, downloaded: 1))
        totals.add(try shelved(3, .completed, megabytes: 7))
        totals.add(ShelvedDownload(try SampleDownloads.episode(4, episode: 1)))
        totals.add(nil)
        #expect(totals.running == 1 && totals.paused == 1 && totals.pausable == 1)
        #expect(totals.finishedBytes == ByteCount(107_000_000))
        #expect(totals.storedBytes == ByteCount(112_000_000))
        #expect(totals.episodeBytes == ByteCount(100_000_000))
        #expect(totals.queuedBytes == ByteCount(15_000_000))
    }

    @Test func whatIsTakenBack_leavesNothing() throws {
        var totals = ShelfTotals()
        let states: [DownloadState] = [
            .pending, .scheduled, .running, .completing, .completed, .failed, .pausing, .paused, .waiting(.network),
            .cancelled, .removed,
        ]
        let all = try states.enumerated().map { try shelved($0, $1, downloaded: 3) }
        for download in all { totals.add(download) }
        #expect(totals != ShelfTotals())
        for download in all { totals.subtract(download) }
        #expect(totals == ShelfTotals())
    }

    @Test func watched_isAPartOfWhatIsFinished() throws {
        var seen = try SampleDownloads.film(1, state: .completed, megabytes: 5)
        seen.isWatched = true
        var totals = ShelfTotals()
        totals.add(ShelvedDownload(seen))
        #expect(totals.watchedBytes == totals.finishedBytes)
        #expect(totals.watchedBytes == ByteCount(5_000_000))
    }
}
