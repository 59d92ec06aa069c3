import ImmediateUI
import MediaModel
import Testing

@testable import Zentrio

struct ReadyCardTests {
    private func driver(_ edit: (inout Download) -> Void = { _ in }) throws -> WindowDriver {
        var film = try SampleDownloads.film(1, "Nosferatu", state: .completed)
        film.request.item.duration = .seconds(5_640)
        film.finishedAt = SampleDownloads.now
        edit(&film)
        return try WindowDriver(SampleDownloads.model([film]))
    }

    @Test func play_clicked_playsWhereItStopped() throws {
        let driver = try driver { $0.watchPosition = .seconds(600) }
        try driver.click(.button, "Play Nosferatu")
        #expect(driver.takeEffects() == ["play 1 from 600.0"])
        #expect(driver.has(.progressBar, "Watched so far"))
    }

    @Test func facts_areWritten() throws {
        let driver = try driver()
        #expect(driver.says("94 min"))
        #expect(driver.says("100 MB · added today"))
        #expect(!driver.has(.progressBar, "Watched so far"))
    }

    @Test func watched_isSaidInsteadOfTheDay() throws {
        let driver = try driver { $0.isWatched = true }
        #expect(driver.says("100 MB · watched"))
    }
}
