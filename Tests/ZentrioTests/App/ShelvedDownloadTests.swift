import MediaModel
import Testing

@testable import Zentrio

struct ShelvedDownloadTests {
    @Test func everything_comesBack() throws {
        let download = try SampleDownloads.episode(3, episode: 2)
        let shelved = ShelvedDownload(download)
        #expect(shelved.id == download.id)
        #expect(shelved.download == download)
    }

    @Test func factsForMany_areThoseOfTheDownload() throws {
        let download = try SampleDownloads.episode(3, episode: 2)
        let shelved = ShelvedDownload(download)
        #expect(shelved.series == download.request.item.title)
        #expect(shelved.episodeOrder.y == 2)
        #expect(shelved.byteCount == download.byteCount)
        #expect(shelved.storedBytes == download.byteCount)
        #expect(shelved.speed == .zero)
        #expect(!shelved.isShownAsCard && !shelved.isShownAsRow)
    }

    @Test func film_isNoEpisode() throws {
        let shelved = ShelvedDownload(try SampleDownloads.film(1))
        #expect(shelved.series == nil)
        #expect(shelved.episodeOrder == .zero)
        #expect(shelved.isShownAsRow)
    }

    @Test func pausedWithBytes_isACard() throws {
        let shelved = ShelvedDownload(try SampleDownloads.film(1, state: .paused, downloaded: 1))
        #expect(shelved.isShownAsCard && !shelved.isShownAsRow)
    }
}
