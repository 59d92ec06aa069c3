import ImmediateUI
import MediaModel
import Testing

@testable import Zentrio

struct TitlePictureTests {
    private func films(_ count: Int) throws -> AppModel {
        SampleDownloads.model(
            try (1...count).map { try SampleDownloads.film($0, "Film \($0)", state: .completed, addedSecondsAgo: $0) })
    }

    @Test func pictureInSight_isAskedForOnce() throws {
        let driver = try WindowDriver(try films(1))
        #expect(driver.pictures == ["artwork https://art.example/1"])
        driver.settle()
        #expect(driver.pictures.count == 1)
        #expect(driver.takeEffects().isEmpty)
    }

    @Test func pictureOutOfSight_isAskedForWhenItComes() throws {
        let driver = try WindowDriver(try films(200))
        let first = driver.pictures.count
        #expect(first > 0 && first < 60)
        driver.scroll(by: 1_000)
        #expect(driver.pictures.count > first)
        #expect(Set(driver.pictures).count == driver.pictures.count)
    }
}
