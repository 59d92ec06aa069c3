import DownloadRuntime
import ImmediateUI
import MediaModel
import MediaSources
import Testing

@testable import Zentrio

struct AppModelTests {
    private func change(_ download: Download, from: DownloadState? = .running) -> AppEvent {
        .download(.statusChanged(DownloadEvent.StatusChange(from: from, download: download)))
    }

    @Test func reloaded_listArrives_isShownAndAsksForNoPicture() throws {
        var model = AppModel()
        let films = [try SampleDownloads.film(1), try SampleDownloads.film(2)]
        #expect(!model.isLoaded)
        // A thousand pictures that nobody looks at would be in the way of the one in sight.
        #expect(model.apply(.reloaded(films)).isEmpty)
        #expect(model.isLoaded)
        #expect(Array(model.downloads.queued) == [films[0].id, films[1].id])
    }

    @Test func pictureInSight_isAskedForOnce() throws {
        var model = AppModel()
        let address = try WebAddress("https://art.example/1")
        #expect(model.lacksArtwork(address))
        #expect(model.perform(.seePicture(address)).map(\.text) == ["artwork https://art.example/1"])
        #expect(!model.lacksArtwork(address))
        #expect(model.perform(.seePicture(address)).isEmpty)
        #expect(!AppAction.seePicture(address).changesThePage)
    }

    @Test func manyPicturesInSight_oldOnesAreForgotten() throws {
        var model = AppModel()
        let addresses = try (0..<5_000).map { try WebAddress("https://art.example/\($0)") }
        for address in addresses {
            #expect(model.perform(.seePicture(address)).count == 1)
            _ = model.apply(.artwork(address, path: "/cache/1.webp"))
        }
        #expect(model.artwork.count <= 4_096)
        #expect(model.artwork[addresses[4_999]] != nil)
        #expect(model.lacksArtwork(addresses[0]))
    }

    @Test func statusChanged_completed_offersToPlay() throws {
        var model = SampleDownloads.model([])
        _ = model.apply(change(try SampleDownloads.film(1, "Sintel", state: .completed)))
        #expect(model.downloads.ready == [.film(SampleDownloads.id(1))])
        #expect(model.notices.last?.text == "Ready to watch: Sintel")
        #expect(model.notices.last?.kind == .success)
        #expect(model.notices.last?.action == .play(SampleDownloads.id(1)))
    }

    @Test func statusChanged_failed_offersARetry() throws {
        var model = SampleDownloads.model([])
        _ = model.apply(change(try SampleDownloads.film(1, "Sintel", state: .failed)))
        #expect(Array(model.downloads.failed) == [SampleDownloads.id(1)])
        #expect(model.notices.last?.text == "Download failed: Sintel")
        #expect(model.notices.last?.action == .retry(SampleDownloads.id(1)))
    }

    @Test func statusChanged_paused_saysNothing() throws {
        var model = SampleDownloads.model([try SampleDownloads.film(1, state: .running, downloaded: 3)])
        _ = model.apply(change(try SampleDownloads.film(1, state: .paused, downloaded: 3)))
        #expect(model.downloads[SampleDownloads.id(1)]?.state == .paused)
        #expect(model.notices.isEmpty)
    }

    @Test func statusChanged_removed_isGoneFromListAndSelection() throws {
        var model = SampleDownloads.model([
            try SampleDownloads.film(1, state: .completed), try SampleDownloads.film(2, state: .completed),
        ])
        model.selection = [SampleDownloads.id(1), SampleDownloads.id(2)]
        _ = model.apply(change(try SampleDownloads.film(1, state: .removed), from: .completed))
        #expect(model.downloads[SampleDownloads.id(1)] == nil)
        #expect(model.selection == [SampleDownloads.id(2)])
    }

    @Test func downloadChanged_newPriority_reordersTheQueue() throws {
        var model = SampleDownloads.model([try SampleDownloads.film(1), try SampleDownloads.film(2)])
        _ = model.apply(.download(.downloadChanged(try SampleDownloads.film(2, priority: .next))))
        #expect(Array(model.downloads.queued) == [SampleDownloads.id(2), SampleDownloads.id(1)])
    }

    @Test func progress_frame_changesTheFiguresOnly() throws {
        var model = SampleDownloads.model([try SampleDownloads.film(1, state: .running)])
        model.apply(
            DownloadProgress(downloaded: ByteCount(50_000_000), total: ByteCount(100_000_000)),
            of: SampleDownloads.id(1))
        #expect(model.downloads[SampleDownloads.id(1)]?.progress.fraction == 0.5)
        model.apply(DownloadProgress(downloaded: ByteCount(1)), of: SampleDownloads.id(9))
        #expect(model.downloads[SampleDownloads.id(9)] == nil)
    }

    @Test func warning_message_isSaid() {
        var model = AppModel()
        _ = model.apply(.download(.warning(RuntimeWarning(.storeFailed, message: "The list could not be saved."))))
        #expect(model.notices.last?.text == "The list could not be saved.")
        #expect(model.notices.last?.kind == .failure)
    }

    @Test func suggestions_withPosters_areFetchedOnce() throws {
        var model = AppModel()
        let item = MediaItem(title: "Sintel", poster: try WebAddress("https://art.example/sintel"))
        let list = [
            LinkSuggestion(address: try WebAddress("https://addon.example/stream/movie/a.json"), item: item),
            LinkSuggestion(address: try WebAddress("https://addon.example/stream/movie/b.json"), item: item),
        ]
        #expect(model.apply(.suggestions(list)).map(\.text) == ["artwork https://art.example/sintel"])
        #expect(model.suggestions == list)
    }

    @Test func artwork_dropped_isAskedForAgain() throws {
        var model = AppModel()
        let address = try WebAddress("https://art.example/1")
        _ = model.perform(.seePicture(address))
        _ = model.apply(.artworkDropped(address))
        #expect(model.perform(.seePicture(address)).map(\.text) == ["artwork https://art.example/1"])
    }

    @Test func artwork_fetched_isKnownByItsAddress() throws {
        var model = AppModel()
        let address = try WebAddress("https://art.example/1")
        _ = model.apply(.artwork(address, path: "/cache/1.webp"))
        #expect(model.artwork[address] == "/cache/1.webp")
        #expect(model.fetchOnce(address) == nil)
    }

    @Test func storage_countsWhatIsOnTheDisk() throws {
        var model = AppModel()
        #expect(model.storage == nil)
        _ = model.apply([
            .freeSpace(ByteCount(3)),
            .reloaded([
                try SampleDownloads.film(1, state: .completed, megabytes: 2),
                try SampleDownloads.film(2, state: .running, megabytes: 9, downloaded: 1),
            ]),
        ])
        #expect(model.storage == StorageFigures(used: ByteCount(3_000_000), free: ByteCount(3)))
    }

    @Test func share_isOfTheLimitOrOfTheDisk() {
        #expect(StorageFigures(used: ByteCount(1), free: ByteCount(3)).share == 0.25)
        #expect(StorageFigures(used: ByteCount(5), free: ByteCount(9), limit: ByteCount(4)).share == 1)
        #expect(StorageFigures(used: .zero, free: .zero).share == 0)
    }

    @Test func notice_sameTextTwice_isTwoToasts() {
        var model = AppModel()
        _ = model.apply(.notice(.problem("No.")))
        _ = model.apply(.notice(.problem("No.")))
        #expect(model.notices.map(\.text) == ["No.", "No."])
        #expect(Set(model.notices.map(\.toast.id)).count == 2)
    }

    @Test func notice_many_keepsTheLatest() {
        var model = AppModel()
        for number in 1...50 { _ = model.apply(.notice(.problem("\(number)"))) }
        #expect(model.notices.count == 16)
        #expect(model.notices.last?.text == "50")
    }

    // MARK: Answers about links

    @Test func resolved_answerToTheLink_fillsTheFieldsIn() throws {
        var model = AppModel()
        model.settings.preferredQuality = .standard
        _ = model.perform(.addDownload(link: "https://media.example/sintel.mp4"))
        let item = MediaItem(title: "Sintel", year: 2010, poster: try WebAddress("https://art.example/sintel"))
        let link = try SampleDownloads.link([2160, 1080, 720], item: item)
        let effects = model.apply(.resolved(link, number: model.addDownload.number))
        #expect(model.addDownload.resolved == link)
        #expect(model.addDownload.title == "Sintel")
        #expect(model.addDownload.year == "2010")
        #expect(model.addDownload.selectedStream == 2)
        #expect(effects.map(\.text) == ["artwork https://art.example/sintel"])
    }

    @Test func resolved_answerToAnOlderLink_isDropped() throws {
        var model = AppModel()
        _ = model.perform(.addDownload(link: "https://media.example/old.mp4"))
        let old = model.addDownload.number
        _ = model.perform(.setLink("https://media.example/new.mp4"))
        let effects = model.apply(.resolved(try SampleDownloads.link([1080]), number: old))
        #expect(effects.isEmpty)
        #expect(model.addDownload.resolved == nil)
        guard case .looking = model.addDownload.detection else {
            Issue.record("It still looks for the new link, not \(model.addDownload.detection).")
            return
        }
    }

    @Test func resolved_answerAfterTheDialogWasClosed_isDropped() throws {
        var model = AppModel()
        _ = model.perform(.addDownload(link: "https://media.example/old.mp4"))
        let old = model.addDownload.number
        _ = model.perform(.closeLayer)
        _ = model.perform(.addDownload(link: nil))
        _ = model.apply(.resolved(try SampleDownloads.link([1080]), number: old))
        _ = model.apply(.notResolved(sentence: "No.", number: old))
        #expect(model.addDownload.resolved == nil)
        #expect(model.addDownload.link.isEmpty)
        guard case .idle = model.addDownload.detection else {
            Issue.record("The new dialog is untouched, not \(model.addDownload.detection).")
            return
        }
    }

    @Test func notResolved_inTheDialog_isSaidThere() {
        var model = AppModel()
        _ = model.perform(.addDownload(link: "https://media.example/page.html"))
        _ = model.apply(.notResolved(sentence: "There is no film here.", number: model.addDownload.number))
        guard case .failed("There is no film here.") = model.addDownload.detection else {
            Issue.record("The dialog says why, not \(model.addDownload.detection).")
            return
        }
        #expect(model.layers == [.addDownload])
        #expect(model.notices.isEmpty)
    }

    @Test func notResolved_inTheQualityPicker_closesItAndIsAToast() throws {
        var model = AppModel()
        let address = try WebAddress("https://addon.example/stream/movie/a.json")
        _ = model.perform(.choose(LinkSuggestion(address: address, item: MediaItem(title: "Sintel"))))
        _ = model.apply(.notResolved(sentence: "The add-on is gone.", number: model.addDownload.number))
        #expect(model.layers.isEmpty)
        #expect(model.notices.last?.text == "The add-on is gone.")
    }
}
