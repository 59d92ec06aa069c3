import ImmediateUI
import MediaModel
import MediaSources
import Testing

@testable import Zentrio

struct DownloadsScreenTests {
    @Test func empty_findSomething_leadsToExplore() throws {
        let driver = try WindowDriver(.downloadsEmpty)
        #expect(driver.has(.heading, "Nothing saved yet"))
        try driver.click(.button, "Find something")
        #expect(driver.model.page == .explore)
    }

    @Test func empty_pasteLink_opensTheDialog() throws {
        let driver = try WindowDriver(.downloadsEmpty)
        try driver.click(.button, "Paste Link")
        #expect(driver.has(.dialog, "Add a download"))
    }

    @Test func beforeTheListArrives_doesNotSayNothing() throws {
        let driver = try WindowDriver(AppModel())
        #expect(!driver.has(.heading, "Nothing saved yet"))
        driver.change { _ = $0.apply(.reloaded([])) }
        #expect(driver.has(.heading, "Nothing saved yet"))
    }

    @Test func manageStorage_clicked_opensTheDialog() throws {
        let driver = try WindowDriver(.downloads)
        #expect(driver.says("14.2 GB of 50 GB"))
        try driver.click(.button, "Manage Storage")
        #expect(driver.has(.dialog, "Storage"))
    }

    @Test func offline_pasteLink_isDisabled() throws {
        #expect(try !WindowDriver(.offline).node(.button, "Paste Link").isEnabled)
    }

    @Test func controlV_onThePage_readsTheClipboard() throws {
        let driver = try WindowDriver(.downloads)
        driver.run(InputState(events: [.pasted("https://media.example/a.mp4")]))
        #expect(driver.takeEffects() == ["clipboard"])
    }

    @Test func addedAgain_whileItsRemovalCouldBeUndone_offersThatNoMore() throws {
        let film = try SampleDownloads.film(1, state: .paused, downloaded: 3)
        let driver = try WindowDriver(SampleDownloads.model([film]))
        driver.change { _ = $0.perform(.remove([film.id])) }
        #expect(driver.has(.button, "Undo"))
        driver.change { model in
            _ = model.perform(.addDownload(link: film.request.stream.address.text))
            let link = ResolvedLink(item: film.request.item, streams: [film.request.stream])
            _ = model.apply(.resolved(link, number: model.addDownload.number))
            _ = model.perform(.enqueue(startNow: false))
        }
        #expect(!driver.has(.button, "Undo"))
    }
}
