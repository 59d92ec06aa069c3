import MediaModel
import Testing

@testable import Zentrio

struct MediaItemWordingTests {
    private let film = MediaItem(title: "Metropolis", year: 1927, duration: .seconds(9_180), sourceName: "Attic")
    private let episode = MediaItem(
        title: "Caminandes", year: 2013, kind: .episode(season: 1, number: 4, name: "The Long Fence"),
        sourceName: "Open Movies")

    private func plain(_ text: String) -> String { text.replacing(Wording.thinSpace, with: " ") }

    @Test func film_words_areItsTitleAndFacts() {
        #expect(film.displayTitle == "Metropolis")
        #expect(film.shortNote == "1927")
        #expect(plain(film.subtitle) == "1927 · 153 min · Attic")
        #expect(film.episodeLabel.isEmpty)
        #expect(film.episodeName == "Metropolis")
        #expect(film.seasonLabel == nil)
    }

    @Test func episode_words_areItsPlaceAndName() {
        #expect(episode.displayTitle == "Caminandes S1 E4")
        #expect(episode.shortNote == "S1 E4")
        #expect(episode.subtitle == "S1 E4 · The Long Fence · Open Movies")
        #expect(episode.episodeLabel == "E4")
        #expect(episode.episodeNumber == "4")
        #expect(episode.episodeName == "The Long Fence")
        #expect(episode.seasonLabel == "Season 1")
    }

    @Test func episode_withoutAName_isCounted() {
        let item = MediaItem(title: "Caminandes", kind: .episode(season: 2, number: 12, name: nil))
        #expect(item.episodeName == "Episode 12")
        #expect(item.subtitle == "S2 E12")
    }

    @Test func quality_label_namesWhatArrives() {
        #expect(Quality.higher.label(height: 1080) == "Higher · 1080p")
        #expect(Quality.higher.label(height: 800) == "Higher · 800p")
        #expect(Quality.standard.label(height: nil) == "Standard · 720p")
        #expect(Quality.best.label(height: nil) == "Best")
        #expect(Quality.automatic.label(height: nil) == "Original")
        #expect(Quality.p480.label(height: nil) == "480p")
        #expect(Quality.allCases.map(\.name).allSatisfy { !$0.isEmpty })
    }
}
