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
        let driver = try WindowDriver(SampleDownloads.model([try SampleDownloads.film(1, state: .paused, downloaded: 3)]))
        #expect(!driver.has(.button, "Pause all"))
        try driver.click(.button, "Resume all")
        #expect(driver.takeEffects() == ["resumeAll"])
    }

    @Test func offline_saysThatItGoesOn() throws {
        let driver = try WindowDriver(.offline)
        #expect(driver.says("Resumes by itself when you are back online"))
        #expect(!driver.has(.button, "Pause all"))
    }
}
