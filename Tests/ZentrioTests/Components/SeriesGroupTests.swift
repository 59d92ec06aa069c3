import ImmediateUI
import MediaModel
import Testing

@testable import Zentrio

struct SeriesGroupTests {
    private func driver() throws -> WindowDriver {
        var first = try SampleDownloads.episode(1, episode: 1)
        first.isWatched = true
        return try WindowDriver(
            SampleDownloads.model([
                first, try SampleDownloads.episode(2, episode: 2), try SampleDownloads.episode(3, episode: 3),
            ]))
    }

    @Test func play_inTheHeader_playsTheFirstUnwatched() throws {
        let driver = try driver()
        try driver.click(.button, "Play E2")
        #expect(driver.takeEffects() == ["play 2 from start"])
    }

    @Test func fold_hidesAndShowsEpisodes() throws {
        let driver = try driver()
        try driver.click(.button, "Hide episodes")
        #expect(!driver.has(.button, "Play Caminandes S1 E1"))
        try driver.click(.button, "Show episodes")
        try driver.click(.button, "Play Caminandes S1 E1")
        #expect(driver.takeEffects() == ["play 1 from start"])
    }

    @Test func facts_countEpisodes() throws {
        let driver = try driver()
        #expect(driver.says("Season 1 · 3 episodes"))
        #expect(driver.says("300 MB · 1 watched"))
    }

    @Test func selecting_wholeSeries_ticksEveryEpisode() throws {
        let driver = try driver()
        driver.change { _ = $0.perform(.startSelecting) }
        try driver.click(.listItem, "Caminandes S1 E2")
        #expect(try driver.node(.listItem, "Caminandes").states.contains(.mixed))
        try driver.click(.listItem, "Caminandes")
        #expect(driver.model.selection?.count == 3)
        #expect(try driver.node(.listItem, "Caminandes").isSelected)
        try driver.click(.listItem, "Caminandes")
        #expect(driver.model.selection?.isEmpty == true)
    }
}
