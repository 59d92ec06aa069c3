import MediaModel
import Testing

@testable import Zentrio

struct StorageSharesTests {
    @Test func shares_filmsEpisodesAndTheQueue_addUp() throws {
        var episode = try SampleDownloads.film(1, state: .completed, megabytes: 30)
        episode.request.item.kind = .episode(season: 1, number: 1, name: "One")
        var model = SampleDownloads.model([
            episode, try SampleDownloads.film(2, state: .completed, megabytes: 70),
            try SampleDownloads.film(3, state: .running, megabytes: 100, downloaded: 40),
        ])
        _ = model.apply(.artworkMeasured(ByteCount(5)))
        let shares = model.storageShares
        #expect(shares.episodes == ByteCount(30_000_000))
        #expect(shares.films + shares.episodes == model.downloads.storedBytes)
        #expect(shares.art == ByteCount(5))
        #expect(shares.queue == model.downloads.queuedBytes)
        #expect(shares.queue > .zero)
    }
}
