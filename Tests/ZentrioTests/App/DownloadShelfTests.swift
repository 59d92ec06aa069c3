import MediaModel
import Testing
import ZentrioTestSupport

@testable import Zentrio

struct DownloadShelfTests {
    private func shelf(_ downloads: [Download]) -> DownloadShelf {
        DownloadShelf(downloads.map { ShelvedDownload($0) })
    }

    private func ids(_ numbers: [Int]) -> [DownloadID] { numbers.map { SampleDownloads.id($0) } }

    @Test func init_everyState_isInItsGroup() throws {
        let states: [DownloadState] = [
            .pending, .scheduled, .running, .completing, .completed, .failed, .pausing, .paused, .waiting(.network),
            .cancelled, .removed,
        ]
        let shelf = shelf(try states.enumerated().map { try SampleDownloads.film($0, state: $1) })
        #expect(Array(shelf.active) == ids([1, 2, 3, 6]))
        #expect(Array(shelf.queued) == ids([0, 7, 8]))
        #expect(Array(shelf.failed) == ids([5]))
        #expect(shelf.ready == [.film(SampleDownloads.id(4))])
    }

    @Test func counts_followEveryChange() throws {
        var shelf = shelf([try SampleDownloads.film(1, state: .running), try SampleDownloads.film(2, state: .paused)])
        #expect(shelf.runningCount == 1 && shelf.pausedCount == 1)
        shelf.put(try SampleDownloads.film(1, state: .paused))
        #expect(shelf.runningCount == 0 && shelf.pausedCount == 2)
        shelf.put(try SampleDownloads.film(2, state: .removed))
        shelf.take(SampleDownloads.id(1))
        #expect(shelf.runningCount == 0 && shelf.pausedCount == 0)
        shelf.adopt(DownloadShelf([ShelvedDownload(try SampleDownloads.film(3, state: .pausing))]))
        #expect(shelf.runningCount == 1)
    }

    @Test func init_pausedOrWaitingWithBytes_staysACard() throws {
        let shelf = shelf([
            try SampleDownloads.film(1, state: .paused, downloaded: 1),
            try SampleDownloads.film(2, state: .waiting(.network), downloaded: 1),
        ])
        #expect(Array(shelf.active) == ids([1, 2]))
        #expect(shelf.queued.isEmpty)
    }

    @Test func queued_priorities_goBeforePlaces() throws {
        let shelf = shelf([
            try SampleDownloads.film(1, priority: .later), try SampleDownloads.film(2),
            try SampleDownloads.film(3, priority: .next), try SampleDownloads.film(4),
        ])
        #expect(Array(shelf.queued) == ids([3, 2, 4, 1]))
    }

    @Test func ready_sortedByDate_hasTheNewestFirst() throws {
        let shelf = shelf([
            try SampleDownloads.film(1, state: .completed, addedSecondsAgo: 30),
            try SampleDownloads.film(2, state: .completed, addedSecondsAgo: 10),
            try SampleDownloads.film(3, state: .completed, addedSecondsAgo: 20),
        ])
        #expect(shelf.ready == ids([2, 3, 1]).map { .film($0) })
    }

    @Test func ready_sortedByTitle_followsTheAlphabetInAnyCase() throws {
        var shelf = shelf([
            try SampleDownloads.film(1, "spring", state: .completed),
            try SampleDownloads.film(2, "Zebra", state: .completed),
            try SampleDownloads.film(3, "Alien", state: .completed),
            try SampleDownloads.film(4, "Étoile", state: .completed),
        ])
        shelf.sort = .title
        #expect(shelf.ready == ids([3, 4, 1, 2]).map { .film($0) })
    }

    @Test func ready_sortedByTitle_comparesNumbersAsNumbers() throws {
        let titles = [
            "2 Fast", "2 Fast 2", "9 Steps", "10 Steps", "10 Steps Up", "101", "Alien", "Film 007", "Film 8",
            "Film ٩", "Film 10", "Film 10b", "Film 12345678901234567890", "Film 20000000000000000000", "Film Noir",
        ]
        let films = try titles.indices.reversed().map { try SampleDownloads.film($0, titles[$0], state: .completed) }
        var shelf = shelf(films)
        shelf.sort = .title
        #expect(shelf.ready == ids(Array(titles.indices)).map { .film($0) })
    }

    @Test func ready_sortedBySize_hasTheLargestFirst() throws {
        var shelf = shelf([
            try SampleDownloads.film(1, state: .completed, megabytes: 5),
            try SampleDownloads.film(2, state: .completed, megabytes: 9),
            try SampleDownloads.film(3, state: .completed, megabytes: 5),
        ])
        shelf.sort = .size
        #expect(shelf.ready == ids([2, 1, 3]).map { .film($0) })
    }

    @Test func ready_episodes_areGroupedInOrder() throws {
        let shelf = shelf([
            try SampleDownloads.episode(1, season: 2, episode: 1, addedSecondsAgo: 1),
            try SampleDownloads.episode(2, season: 1, episode: 10, addedSecondsAgo: 2),
            try SampleDownloads.episode(3, season: 1, episode: 2, addedSecondsAgo: 3),
            try SampleDownloads.episode(4, "Another Show", season: 1, episode: 1, addedSecondsAgo: 4),
            try SampleDownloads.film(5, "Caminandes", state: .completed, addedSecondsAgo: 5),
        ])
        #expect(
            shelf.ready == [
                .series(name: "Caminandes", episodes: ids([3, 2, 1])),
                .series(name: "Another Show", episodes: ids([4])), .film(SampleDownloads.id(5)),
            ])
    }

    @Test func put_newState_movesItToItsGroup() throws {
        var shelf = shelf([try SampleDownloads.film(1)])
        shelf.put(try SampleDownloads.film(1, state: .running, downloaded: 1))
        #expect(shelf.queued.isEmpty)
        #expect(Array(shelf.active) == ids([1]))
        shelf.put(try SampleDownloads.film(1, state: .cancelled))
        #expect(shelf.isEmpty)
    }

    @Test func update_firstBytes_makeARowACard() throws {
        var shelf = shelf([try SampleDownloads.film(1, state: .paused), try SampleDownloads.film(2)])
        shelf.update(DownloadProgress(downloaded: ByteCount(7)), of: SampleDownloads.id(1))
        #expect(Array(shelf.active) == ids([1]))
        #expect(Array(shelf.queued) == ids([2]))
    }

    @Test func put_ofAnOrderNotYetConfirmed_goesToItsOwnPlace() throws {
        var shelf = shelf(try (1...3).map { try SampleDownloads.film($0) })
        shelf.setQueueOrder(ids([3, 1, 2]))
        #expect(Array(shelf.queued) == ids([3, 1, 2]))
        for number in 1...3 { shelf.put(try SampleDownloads.film(number)) }
        #expect(Array(shelf.queued) == ids([1, 2, 3]))
        shelf.setQueueOrder(ids([3, 1, 2]))
        shelf.put(try SampleDownloads.film(3, state: .running))
        #expect(Array(shelf.queued) == ids([1, 2]) && Array(shelf.active) == ids([3]))
    }

    @Test func figures_countWhatTheyName() throws {
        var shelf = shelf([
            try SampleDownloads.film(1, state: .running, megabytes: 100, downloaded: 40),
            try SampleDownloads.film(2, state: .paused, megabytes: 100, downloaded: 50),
            try SampleDownloads.film(3, megabytes: 10), try SampleDownloads.film(4, state: .failed, megabytes: 700),
            try SampleDownloads.film(5, state: .completed, megabytes: 30), try SampleDownloads.episode(6, episode: 1),
        ])
        shelf.update(
            DownloadProgress(
                downloaded: ByteCount(40_000_000), total: ByteCount(100_000_000), smoothedSpeed: ByteCount(5)),
            of: SampleDownloads.id(1))
        shelf.update(
            DownloadProgress(
                downloaded: ByteCount(50_000_000), total: ByteCount(100_000_000), smoothedSpeed: ByteCount(7)),
            of: SampleDownloads.id(2))
        #expect(shelf.runningCount == 1)
        #expect(shelf.speed == ByteCount(5))
        #expect(shelf.queuedBytes == ByteCount(120_000_000))
        #expect(shelf.finishedIDs.count == 2)
        #expect(shelf.finishedBytes == ByteCount(130_000_000))
        #expect(Set(shelf.finishedIDs) == Set(ids([5, 6])))
    }

    @Test func release_afterManyChanges_groupsThemOnce() throws {
        var shelf = DownloadShelf()
        shelf.hold()
        for number in 1...3 { shelf.put(try SampleDownloads.episode(number, episode: number)) }
        #expect(shelf.series.isEmpty)
        shelf.release()
        #expect(shelf.series.map(\.episodes) == [ids([1, 2, 3])])
    }

    @Test func put_manyInAnyOrder_ordersThemAsReplaceAllDoes() throws {
        var generator = SeededGenerator(seed: 7)
        let states: [DownloadState] = [.pending, .running, .completed, .failed, .paused, .cancelled]
        var latest: [Int: Download] = [:]
        var shelf = DownloadShelf()
        for _ in 0..<500 {
            let number = Int.random(in: 0..<40, using: &generator)
            let state = states.randomElement(using: &generator) ?? .pending
            let download = try SampleDownloads.film(
                number, state: state, megabytes: number + 1, addedSecondsAgo: Int.random(in: 0..<9, using: &generator))
            latest[number] = state == .cancelled ? nil : download
            shelf.put(download)
        }
        let fresh = self.shelf(Array(latest.values))
        #expect(Array(shelf.active) == Array(fresh.active))
        #expect(Array(shelf.queued) == Array(fresh.queued))
        #expect(Array(shelf.failed) == Array(fresh.failed))
        #expect(shelf.ready == fresh.ready)
        #expect(shelf.finishedBytes == fresh.finishedBytes)
        #expect(shelf.storedBytes == fresh.storedBytes)
        #expect(shelf.queuedBytes == fresh.queuedBytes)
        #expect(shelf.canPause == fresh.canPause)
    }

    @Test func watched_completedAndWatched_only() throws {
        var seen = try SampleDownloads.film(1, state: .completed)
        seen.isWatched = true
        #expect(shelf([seen, try SampleDownloads.film(2, state: .completed)]).watched == ids([1]))
    }

    @Test func canPause_allPaused_isFalse() throws {
        #expect(
            !shelf([try SampleDownloads.film(1, state: .paused), try SampleDownloads.film(2, state: .pausing)]).canPause
        )
        #expect(shelf([try SampleDownloads.film(1, state: .paused), try SampleDownloads.film(2)]).canPause)
        #expect(!shelf([try SampleDownloads.film(1, state: .completed)]).canPause)
    }

    @Test func adopt_aListMadeElsewhere_keepsTheOrderAndTheFolds() throws {
        let films = try [(1, "Beta"), (2, "Alpha")].map { try SampleDownloads.film($0.0, $0.1, state: .completed) }
        var shelf = shelf([])
        shelf.sort = .title
        shelf.toggleSeries("Serial")
        shelf.adopt(self.shelf(films))
        #expect(Array(shelf.films) == ids([2, 1]))
        #expect(shelf.collapsedSeries == ["Serial"])
    }

    @Test func adopt_whileHolding_groupsAtTheRelease() throws {
        var shelf = shelf([])
        shelf.hold()
        shelf.adopt(self.shelf([try SampleDownloads.episode(1, episode: 1)]))
        shelf.put(try SampleDownloads.episode(2, episode: 2))
        #expect(shelf.series.map(\.episodes) == [ids([1])])
        shelf.release()
        #expect(shelf.series.map(\.episodes) == [ids([1, 2])])
    }
}
