import MediaModel
import Testing

@testable import Zentrio

struct FinishedDownloadsTests {
    private func id(_ number: Int) -> DownloadID { SampleDownloads.id(number) }

    private func finished(_ downloads: [Download]) -> FinishedDownloads {
        var finished = FinishedDownloads()
        for download in downloads { replace(nil, with: download, in: &finished) }
        return finished
    }

    @discardableResult private func replace(
        _ old: Download?, with new: Download?, in finished: inout FinishedDownloads
    ) -> Bool {
        finished.replace(old.map { ShelvedDownload($0) }, with: new.map { ShelvedDownload($0) }, sort: .dateAdded)
    }

    @Test func put_sameAgain_changesNothing() throws {
        let episode = try SampleDownloads.episode(1, episode: 1)
        var finished = finished([episode])
        let isNew = replace(episode, with: episode, in: &finished)
        #expect(!isNew)
        let isAdded = replace(nil, with: try SampleDownloads.episode(2, episode: 2), in: &finished)
        #expect(isAdded)
    }

    @Test func putOrTaken_film_changesNoSeries() throws {
        var finished = finished([try SampleDownloads.episode(1, episode: 1)])
        let film = try SampleDownloads.film(2, state: .completed)
        let answers = [replace(nil, with: film, in: &finished), replace(film, with: nil, in: &finished)]
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
        let episode = try SampleDownloads.episode(1, episode: 1)
        var finished = finished([episode])
        let hasLeft = replace(episode, with: nil, in: &finished)
        #expect(hasLeft)
        #expect(finished.series.isEmpty && finished.ids.isEmpty)
    }

    @Test func replace_episodeOfAnotherSeries_movesIt() throws {
        let episodes = try ["One", "Other"].map { try SampleDownloads.episode(1, $0, episode: 1) }
        var finished = finished([episodes[0]])
        let hasMoved = replace(episodes[0], with: episodes[1], in: &finished)
        #expect(hasMoved)
        #expect(finished.series.map(\.name) == ["Other"])
        let isFilmNow = replace(
            episodes[1], with: try SampleDownloads.film(1, state: .completed), in: &finished)
        #expect(isFilmNow)
        #expect(finished.series.isEmpty && Array(finished.films) == [id(1)])
    }

    @Test func replace_filmThatBecomesAnEpisode_leavesTheFilms() throws {
        let film = try SampleDownloads.film(1, state: .completed)
        var finished = finished([film])
        let isEpisodeNow = replace(film, with: try SampleDownloads.episode(1, "One", episode: 1), in: &finished)
        #expect(isEpisodeNow)
        #expect(finished.films.isEmpty && finished.series.map(\.name) == ["One"])
    }
}
