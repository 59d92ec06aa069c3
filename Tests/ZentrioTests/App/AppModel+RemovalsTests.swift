import DownloadRuntime
import MediaModel
import MediaSources
import Testing

@testable import Zentrio

struct AppModelRemovalsTests {
    private let one = SampleDownloads.id(1)
    private let two = SampleDownloads.id(2)

    private func texts(_ effects: [AppEffect]) -> [String] { effects.map(\.text) }

    @Test func remove_running_pausesItAndOffersAWayBack() throws {
        var model = SampleDownloads.model([try SampleDownloads.film(1, "Sintel", state: .running, downloaded: 3)])
        #expect(texts(model.perform(.remove([one]))) == ["pause 1"])
        #expect(model.downloads.isEmpty)
        #expect(model.notices.last?.text == "Sintel removed")
        #expect(model.notices.last?.action == .undoRemoval(1))
    }

    @Test func undo_bringsEverythingBackAndGoesOn() throws {
        let downloads = [
            try SampleDownloads.film(1, state: .running, downloaded: 3),
            try SampleDownloads.film(2, state: .completed),
        ]
        var model = SampleDownloads.model(downloads)
        _ = model.perform(.remove([one, two]))
        #expect(texts(model.perform(.undoRemoval(1))) == ["resume 1"])
        #expect(model.downloads[one] == downloads[0])
        #expect(model.downloads.finishedIDs == [two])
        #expect(texts(model.perform(.finishRemoval(1))).isEmpty)
        #expect(texts(model.perform(.undoRemoval(1))).isEmpty)
    }

    @Test func finish_removesFromTheStoreOnce() throws {
        var model = SampleDownloads.model([try SampleDownloads.film(1, state: .completed)])
        _ = model.perform(.remove([one]))
        #expect(texts(model.perform(.finishRemoval(1))) == ["remove 1 with file"])
        #expect(texts(model.perform(.finishRemoval(1))).isEmpty)
        #expect(texts(model.perform(.undoRemoval(1))).isEmpty)
    }

    @Test func newsAboutARemovedOne_waitForItsReturn() throws {
        var model = SampleDownloads.model([try SampleDownloads.film(1, state: .running, downloaded: 3)])
        _ = model.perform(.remove([one]))
        let paused = try SampleDownloads.film(1, state: .paused, downloaded: 7)
        _ = model.apply(.download(.downloadChanged(paused)))
        _ = model.apply(.reloaded([paused]))
        #expect(model.downloads.isEmpty)
        _ = model.perform(.undoRemoval(1))
        #expect(model.downloads[one] == paused)
    }

    @Test func secondRemoval_whileTheFirstCanBeUndone_joinsIt() throws {
        var model = SampleDownloads.model([
            try SampleDownloads.film(1, state: .running, downloaded: 3), try SampleDownloads.film(2, state: .completed),
        ])
        _ = model.perform(.remove([one]))
        #expect(texts(model.perform(.remove([two]))).isEmpty)
        #expect(model.notices.last?.text == "2 downloads deleted")
        #expect(texts(model.perform(.undoRemoval(1))).isEmpty, "its button is gone")
        #expect(texts(model.perform(.finishRemoval(1))).isEmpty)
        #expect(texts(model.perform(.undoRemoval(2))) == ["resume 1"])
        #expect(model.downloads[one] != nil && model.downloads[two] != nil)
    }

    @Test func wayBack_behindManyNotices_isKept() throws {
        var model = SampleDownloads.model([try SampleDownloads.film(1, state: .completed)])
        _ = model.perform(.remove([one]))
        for number in 0..<40 { model.show(.problem("Problem \(number)")) }
        #expect(model.notices.contains { $0.removal == 1 })
        #expect(model.notices.count < 40)
    }

    @Test func finishAllRemovals_twoRemovals_removesBoth() throws {
        var model = SampleDownloads.model(try (1...3).map { try SampleDownloads.film($0, state: .completed) })
        _ = model.perform(.remove([one]))
        _ = model.perform(.remove([two]))
        #expect(texts(model.finishAllRemovals()) == ["remove 1 with file", "remove 2 with file"])
        #expect(model.downloads.finishedIDs == [SampleDownloads.id(3)])
    }

    @Test func pauseAll_afterARemoval_isNotUndoneWithIt() throws {
        var model = SampleDownloads.model([try SampleDownloads.film(1, state: .running, downloaded: 3)])
        _ = model.perform(.remove([one]))
        #expect(texts(model.perform(.pauseAll)) == ["pauseAll"])
        #expect(texts(model.perform(.undoRemoval(1))).isEmpty)
        #expect(model.downloads[one] != nil)
    }

    @Test func resumeAll_afterARemoval_startsWhatWasRemovedOnlyWhenItIsBack() throws {
        var model = SampleDownloads.model([
            try SampleDownloads.film(1, state: .paused, downloaded: 3), try SampleDownloads.film(2, state: .completed),
        ])
        #expect(texts(model.perform(.remove([one, two]))).isEmpty)
        #expect(texts(model.perform(.resumeAll)) == ["resumeAll", "pause 1"])
        #expect(texts(model.perform(.undoRemoval(1))) == ["resume 1"])
    }

    @Test func pauseAllAfterResumeAll_leavesWhatWasRemovedPaused() throws {
        var model = SampleDownloads.model([try SampleDownloads.film(1, state: .paused, downloaded: 3)])
        _ = model.perform(.remove([one]))
        _ = model.perform(.resumeAll)
        _ = model.perform(.pauseAll)
        #expect(texts(model.perform(.undoRemoval(1))).isEmpty)
    }

    /// Adds what a download came from once more.
    private func add(_ download: Download, to model: inout AppModel) -> [String] {
        let request = download.request
        _ = model.perform(.addDownload(link: request.stream.address.text))
        let number = model.addDownload.number
        _ = model.apply(.resolved(ResolvedLink(item: request.item, streams: [request.stream]), number: number))
        return texts(model.perform(.enqueue(startNow: false)))
    }

    @Test func enqueue_linkOfARemovedOne_removesThatOneBefore_andKeepsTheWayBackForOthers() throws {
        let downloads = try (1...2).map { try SampleDownloads.film($0, state: .running, downloaded: 3) }
        var model = SampleDownloads.model(downloads)
        _ = model.perform(.remove([one, two]))
        let effects = add(downloads[0], to: &model)
        #expect(effects.count == 2)
        #expect(effects.first == "remove 1 with file")
        #expect(effects.last?.hasPrefix("enqueue Metropolis") == true)
        #expect(texts(model.perform(.undoRemoval(1))) == ["resume 2"])
        #expect(model.downloads[one] == nil)
        #expect(model.downloads[two] == downloads[1])
    }

    @Test func enqueue_linkOfTheOnlyRemovedOne_leavesNothingToUndo() throws {
        let film = try SampleDownloads.film(1, state: .paused, downloaded: 3)
        var model = SampleDownloads.model([film])
        _ = model.perform(.remove([one]))
        #expect(add(film, to: &model).first == "remove 1 with file")
        #expect(model.removal == nil)
        #expect(texts(model.perform(.undoRemoval(1))).isEmpty)
        #expect(texts(model.perform(.finishRemoval(1))).isEmpty)
    }

    @Test func linkOfARemovedOne_addedInTheTerminal_bringsThatOneBackAndKeepsTheWayBackForOthers() throws {
        let downloads = try (1...2).map { try SampleDownloads.film($0, state: .running, downloaded: 3) }
        var model = SampleDownloads.model(downloads)
        _ = model.perform(.remove([one, two]))
        #expect(texts(model.apply(.control(.wanted([one])))) == ["resume 1"])
        #expect(model.downloads[one] == downloads[0])
        #expect(model.downloads[two] == nil)
        #expect(texts(model.perform(.finishRemoval(1))) == ["remove 2 with file"])
        #expect(model.downloads[one] == downloads[0])
    }

    @Test func linkOfTheOnlyRemovedOne_addedInTheTerminal_leavesNothingToUndo() throws {
        let film = try SampleDownloads.film(1, state: .paused, downloaded: 3)
        var model = SampleDownloads.model([film])
        _ = model.perform(.remove([one]))
        #expect(texts(model.apply(.control(.wanted([one])))).isEmpty)
        #expect(model.downloads[one] == film)
        #expect(model.removal == nil)
        #expect(texts(model.apply(.control(.wanted([one, two])))).isEmpty)
    }

    @Test func pauseAll_inTheTerminalAfterARemoval_isNotUndoneWithIt() throws {
        var model = SampleDownloads.model([try SampleDownloads.film(1, state: .running, downloaded: 3)])
        _ = model.perform(.remove([one]))
        #expect(texts(model.apply(.control(.pausedAll))).isEmpty)
        #expect(texts(model.perform(.undoRemoval(1))).isEmpty)
    }

    @Test func resumeAll_inTheTerminalAfterARemoval_startsWhatWasRemovedOnlyWhenItIsBack() throws {
        var model = SampleDownloads.model([try SampleDownloads.film(1, state: .paused, downloaded: 3)])
        _ = model.perform(.remove([one]))
        #expect(texts(model.apply(.control(.resumedAll))) == ["pause 1"])
        #expect(texts(model.perform(.undoRemoval(1))) == ["resume 1"])
    }

    @Test func remove_unknown_saysNothing() {
        var model = AppModel()
        #expect(texts(model.perform(.remove([one]))).isEmpty)
        #expect(model.notices.isEmpty)
    }
}
