import MediaModel
import Testing

@testable import Zentrio

struct FinishedDownloadsTests {
    private func id(_ number: Int) -> DownloadID { SampleDownloads.id(number) }

    private func finished(_ downloads: [Download]) -> FinishedDownloads {
        var finished = FinishedDownloads(room: 0)
        for download in downloads { finished.put(ShelvedDownload(download), sort: .dateAdded) }
        return finished
    }

    @Test func put_sameAgain_changesNothing() throws {
        let episode = try SampleDownloads.episode(1, episode: 1)
        var finished = finished([episode])
        let isNew = finished.put(ShelvedDownload(episode), sort: .dateAdded)
        #expect(!isNew)
        let isAdded = finished.put(ShelvedDownload(try SampleDownloads.episode(2, episode: 2)), sort: .dateAdded)
        #expect(isAdded)
    }

    @Test func putOrTaken_film_changesNoSeries() throws {
        var finished = finished([try SampleDownloads.episode(1, episode: 1)])
        let answers = [
            finished.put(ShelvedDownload(try SampleDownloads.film(2, state: .completed)), sort: .dateAdded),
            finished.take(id(2)),
        ]
        #expect(answers == [false, false])
        #expect(finished.ids == [id(1)])
    }

    @Test func series_isWhereItsNewestEpisodeIs_andInOrderInside() throws {
        let finished = finished([
            try SampleDownloads.episode(1, "One", episode: 2, addedSecondsAgo: 9),
            try SampleDownloads.episode(2, "Other", episode: 1, addedSecondsAgo: 5),
            try SampleDownloads.episode(3, "One", episode: 1, addedSecondsAgo: 7),
            try SampleDownloads.episode(4, "One", episode: 3, addedSecondsAgo: 1),
        ])
        #expect(finished.series.map(\.name) == ["One", "Other"])
        #expect(finished.series.first?.episodes == [id(3), id(1), id(4)])
    }

    @Test func take_lastEpisode_takesItsSeries() throws {
        var finished = finished([try SampleDownloads.episode(1, episode: 1)])
        let wasThere = finished.take(id(1))
        #expect(wasThere)
        #expect(finished.series.isEmpty && finished.ids.isEmpty)
        let isStillThere = finished.take(id(1))
        #expect(!isStillThere)
    }

    @Test func put_episodeWithAnotherSeries_movesIt() throws {
        var finished = finished([try SampleDownloads.episode(1, "One", episode: 1)])
        let hasMoved = finished.put(
            ShelvedDownload(try SampleDownloads.episode(1, "Other", episode: 1)), sort: .dateAdded)
        #expect(hasMoved)
        #expect(finished.series.map(\.name) == ["Other"])
        let isFilmNow = finished.put(ShelvedDownload(try SampleDownloads.film(1, state: .completed)), sort: .dateAdded)
        #expect(isFilmNow)
        #expect(finished.series.isEmpty && Array(finished.films) == [id(1)])
    }

    @Test func put_filmThatBecomesAnEpisode_leavesTheFilms() throws {
        var finished = finished([try SampleDownloads.film(1, state: .completed)])
        let isEpisodeNow = finished.put(
            ShelvedDownload(try SampleDownloads.episode(1, "One", episode: 1)), sort: .dateAdded)
        #expect(isEpisodeNow)
        #expect(finished.films.isEmpty && finished.series.map(\.name) == ["One"])
    }
}
