import ImmediateUI
import MediaModel
import Testing

@testable import Zentrio

struct InProgressSectionTests {
    @Test func pauseAll_somethingRuns_pausesAll() throws {
        let driver = try WindowDriver(.downloads)
        #expect(driver.says("2 active · 3 queued"))
        try driver.click(.button, "Pause all")
        #expect(driver.takeEffects() == ["pauseAll"])
    }

    @Test func resumeAll_allPaused_resumesAll() throws {
        let driver = try WindowDriver(
            SampleDownloads.model([try SampleDownloads.film(1, state: .paused, downloaded: 3)]))
        #expect(!driver.has(.button, "Pause all"))
        try driver.click(.button, "Resume all")
        #expect(driver.takeEffects() == ["resumeAll"])
    }

    @Test func offline_saysThatItGoesOn() throws {
        let driver = try WindowDriver(.offline)
        #expect(driver.says("Resumes by itself when you are back online"))
        #expect(!driver.has(.button, "Pause all"))
    }

    @Test func manyCards_areDeclaredOnlyInView() throws {
        let downloads = try (1...500).map { try SampleDownloads.film($0, state: .paused, downloaded: 3) }
        let driver = try WindowDriver(SampleDownloads.model(downloads))
        let cards = driver.frame.accessibility.nodes.filter { $0.role == .button && $0.label == "Resume" }
        #expect((1...40).contains(cards.count))
        driver.scroll(by: 100_000)
        #expect(driver.has(.button, "Resume"))
    }
}
