import DownloadRuntime
import MediaModel
import MediaSources
import Testing

@testable import Zentrio

struct AppModelActionsTests {
    private let one = SampleDownloads.id(1)
    private let two = SampleDownloads.id(2)

    private func texts(_ model: inout AppModel, _ action: AppAction) -> [String] {
        model.perform(action).map(\.text)
    }

    /// A model with the Paste Link dialog open and this link found.
    private func found(_ link: ResolvedLink) -> AppModel {
        var model = SampleDownloads.model([])
        _ = model.perform(.addDownload(link: link.streams[0].address.text))
        _ = model.apply(.resolved(link, number: model.addDownload.number))
        return model
    }

    // MARK: Pages and layers

    @Test func open_anotherPage_remembersWhereItCameFromAndEndsSelecting() {
        var model = AppModel()
        model.selection = []
        #expect(texts(&model, .open(.library)).isEmpty)
        #expect(model.page == .library)
        #expect(model.previousPage == .downloads)
        #expect(model.selection == nil)
    }

    @Test func open_theSamePage_changesNothing() {
        var model = AppModel()
        model.selection = [one]
        _ = model.perform(.open(.downloads))
        #expect(model.previousPage == nil)
        #expect(model.selection == [one])
    }

    @Test func closeLayer_twoLayers_closesTheUpperOne() {
        var model = AppModel()
        _ = model.perform(.manageStorage)
        _ = model.perform(.askDelete([one]))
        #expect(model.layers == [.storage, .confirmDelete([one])])
        _ = model.perform(.closeLayer)
        #expect(model.layers == [.storage])
        _ = model.perform(.closeLayer)
        _ = model.perform(.closeLayer)
        #expect(model.layers.isEmpty)
    }

    // MARK: Downloads

    @Test(arguments: [
        (AppAction.pause(SampleDownloads.id(1)), ["pause 1"]), (.resume(SampleDownloads.id(1)), ["resume 1"]),
        (.retry(SampleDownloads.id(1)), ["retry 1"]), (.manageStorage, ["measure artwork", "room"]),
        (.pauseAll, ["pauseAll"]), (.resumeAll, ["resumeAll"]),
        (.setPriority(SampleDownloads.id(1), .later), ["priority 1 later"]),
        (.markWatched(SampleDownloads.id(1), true), ["watched 1 true at start"]), (.pasteFromClipboard, ["clipboard"]),
        (.quit, ["quit"]), (.clearFailed, []), (.performNoticeAction(1), []),
    ])
    func perform_simpleAction_hasOneEffect(action: AppAction, effects: [String]) {
        var model = AppModel()
        #expect(texts(&model, action) == effects)
    }

    @Test func clearFailed_twoFailed_takesBothOffThePage() throws {
        var model = SampleDownloads.model([
            try SampleDownloads.film(1, state: .failed), try SampleDownloads.film(2, state: .failed),
            try SampleDownloads.film(3, state: .completed),
        ])
        #expect(texts(&model, .clearFailed).isEmpty)
        #expect(model.downloads.failed.isEmpty)
        #expect(model.notices.last?.text == "2 downloads removed")
        #expect(texts(&model, .finishRemoval(1)) == ["remove 1 with file", "remove 2 with file"])
    }

    @Test func moveToTop_third_goesBeforeTheFirst() throws {
        var model = SampleDownloads.model(try (1...3).map { try SampleDownloads.film($0) })
        #expect(texts(&model, .moveToTop(SampleDownloads.id(3))) == ["move 3 before 1"])
    }

    @Test func play_finished_goesOnWhereItStopped() throws {
        var film = try SampleDownloads.film(1, state: .completed)
        film.watchPosition = .seconds(90)
        var model = SampleDownloads.model([film])
        #expect(texts(&model, .play(one)) == ["play 1 from 90.0"])
        #expect(texts(&model, .playFromStart(one)) == ["play 1 from start"])
    }

    @Test func play_unfinishedOrUnknown_doesNothing() throws {
        var model = SampleDownloads.model([try SampleDownloads.film(1, state: .running, downloaded: 10)])
        #expect(texts(&model, .play(one)).isEmpty)
        #expect(texts(&model, .play(two)).isEmpty)
    }

    @Test func showInFolder_finished_opensItsFile() throws {
        var model = SampleDownloads.model([try SampleDownloads.film(1, state: .completed), try SampleDownloads.film(2)])
        #expect(texts(&model, .showInFolder(one)) == ["folder /films/1.mp4"])
        #expect(texts(&model, .showInFolder(two)).isEmpty)
        model.mediaDirectory = "/films"
        #expect(texts(&model, .showMediaFolder) == ["folder /films"])
    }

    @Test func delete_confirmed_takesThemOffThePageAndClosesDialogsAndSelection() throws {
        var model = SampleDownloads.model([
            try SampleDownloads.film(1, state: .completed), try SampleDownloads.film(2, state: .completed),
        ])
        _ = model.perform(.manageStorage)
        model.selection = [one, two]
        #expect(texts(&model, .askDelete([one, two])).isEmpty)
        #expect(model.layers.last == .confirmDelete([one, two]))
        #expect(texts(&model, .delete([one, two])).isEmpty)
        #expect(model.downloads.isEmpty)
        #expect(model.layers.isEmpty)
        #expect(model.selection == nil)
    }

    @Test func sort_byTitle_isKeptForTheNextStart() throws {
        var model = AppModel()
        let effects = model.perform(.sort(.title))
        #expect(model.downloads.sort == .title)
        guard case .save(let settings) = try #require(effects.first) else {
            Issue.record("nothing is stored")
            return
        }
        var next = AppModel()
        next.settings = Settings(values: settings.values)
        #expect(next.downloads.sort == .title)
        _ = next.apply(.reloaded([]))
        #expect(next.downloads.sort == .title)
    }

    @Test func toggleSeries_twice_isAsBefore() {
        var model = AppModel()
        _ = model.perform(.toggleSeries("Caminandes"))
        #expect(model.downloads.collapsedSeries == ["Caminandes"])
        _ = model.perform(.toggleSeries("Caminandes"))
        #expect(model.downloads.collapsedSeries.isEmpty)
    }

    // MARK: Selecting

    @Test func selecting_startToggleAllStop_keepsWhatIsTicked() throws {
        var model = SampleDownloads.model([
            try SampleDownloads.film(1, state: .completed), try SampleDownloads.film(2, state: .completed),
            try SampleDownloads.film(3),
        ])
        _ = model.perform(.toggleSelected(one))
        #expect(model.selection == nil)
        _ = model.perform(.startSelecting)
        _ = model.perform(.toggleSelected(one))
        _ = model.perform(.toggleSelected(two))
        _ = model.perform(.toggleSelected(one))
        #expect(model.selection == [two])
        _ = model.perform(.selectAll)
        #expect(model.selection == [one, two])
        _ = model.perform(.stopSelecting)
        #expect(model.selection == nil)
    }

    // MARK: Adding

    @Test func addDownload_withALink_looksItUp() {
        var model = AppModel()
        #expect(
            texts(&model, .addDownload(link: " https://media.example/a.mp4\n")) == [
                "resolve https://media.example/a.mp4 #2"
            ])
        #expect(model.layers == [.addDownload])
        #expect(model.addDownload.link == "https://media.example/a.mp4")
    }

    @Test func addDownload_dialogIsOpen_keepsOneDialog() {
        var model = AppModel()
        _ = model.perform(.addDownload(link: nil))
        _ = model.perform(.setLink("https://media.example/a"))
        _ = model.perform(.addDownload(link: "https://media.example/b"))
        #expect(model.layers == [.addDownload])
        #expect(model.addDownload.link == "https://media.example/b")
    }

    @Test func setLink_noLink_asksNobody() {
        var model = AppModel()
        _ = model.perform(.addDownload(link: nil))
        #expect(texts(&model, .setLink("m")).isEmpty)
        guard case .idle = model.addDownload.detection else {
            Issue.record("A letter may become a link, but \(model.addDownload.detection).")
            return
        }
        #expect(texts(&model, .setLink("metropolis")).isEmpty)
        #expect(model.addDownload.problem == "This is not a web address. One starts with http:// or https://.")
    }

    @Test func choose_suggestion_opensThePickerInsteadOfTheDialog() throws {
        var model = AppModel()
        _ = model.perform(.addDownload(link: nil))
        let address = try WebAddress("https://addon.example/stream/movie/a.json")
        let effects = texts(&model, .choose(LinkSuggestion(address: address, item: MediaItem(title: "Sintel"))))
        #expect(effects == ["resolve https://addon.example/stream/movie/a.json #\(model.addDownload.number)"])
        #expect(model.layers == [.qualityPicker])
    }

    @Test func enqueue_nothingFound_doesNothing() {
        var model = AppModel()
        _ = model.perform(.addDownload(link: nil))
        #expect(texts(&model, .enqueue(startNow: true)).isEmpty)
        #expect(model.layers == [.addDownload])
    }

    @Test func enqueue_editedFields_areInTheRequest() throws {
        var link = try SampleDownloads.link([2160, 1080, 720])
        link.link = try WebAddress("https://tube.example/watch")
        var model = found(link)
        model.page = .home
        _ = model.perform(.setTitle("  Sintel, the film "))
        _ = model.perform(.setYear("2011"))
        _ = model.perform(.saveAs(.clip))
        _ = model.perform(.selectStream(0))
        let effects = model.perform(.enqueue(startNow: false))
        guard case .send(.enqueue(let request))? = effects.first, effects.count == 1 else {
            Issue.record("One download is enqueued, not \(effects.map(\.text)).")
            return
        }
        #expect(request.item.title == "Sintel, the film")
        #expect(request.item.year == 2011)
        #expect(request.item.kind == .clip)
        #expect(request.stream == link.streams[0])
        #expect(request.link == link.link)
        #expect(request.quality == .best)
        #expect(request.priority == .normal)
        #expect(model.layers.isEmpty)
        #expect(model.page == .downloads)
        #expect(model.addDownload.link.isEmpty)
    }

    @Test func enqueue_startNow_goesNext() throws {
        var model = found(try SampleDownloads.link([1080]))
        #expect(texts(&model, .enqueue(startNow: true)) == ["enqueue Sintel 720p next"])
    }

    @Test func enqueue_streamOfNoNamedQuality_isAutomatic() throws {
        var model = found(try SampleDownloads.link([2160, 1080, 720, 480]))
        _ = model.perform(.selectStream(3))
        #expect(texts(&model, .enqueue(startNow: false)) == ["enqueue Sintel auto normal"])
    }

    @Test func enqueue_rememberedQuality_becomesThePreference() throws {
        var model = found(try SampleDownloads.link([2160, 1080, 720]))
        _ = model.perform(.selectQuality(.standard))
        _ = model.perform(.toggleRememberQuality)
        #expect(texts(&model, .enqueue(startNow: false)) == ["enqueue Sintel 720p normal", "save system 2 standard"])
        #expect(model.settings.preferredQuality == .standard)
        #expect(!model.addDownload.remembersQuality)
    }

    @Test func selectQuality_best_selectsItsStream() throws {
        var model = found(try SampleDownloads.link([2160, 1080, 720]))
        #expect(model.addDownload.selectedStream == 1)
        _ = model.perform(.selectQuality(.best))
        #expect(model.addDownload.selectedStream == 0)
    }

    @Test func toggleQualityOptions_twice_isAsBefore() {
        var model = AppModel()
        _ = model.perform(.toggleQualityOptions)
        #expect(model.addDownload.isShowingOptions)
        _ = model.perform(.toggleQualityOptions)
        #expect(!model.addDownload.isShowingOptions)
    }

    // MARK: Settings and notices

    @Test func changeSettings_newLimit_isSavedAndHolds() {
        var model = AppModel()
        var settings = Settings()
        settings.maximumRunning = 5
        settings.theme = .light
        #expect(texts(&model, .changeSettings(settings)) == ["save light 5 higher", "limits 5"])
        #expect(model.settings == settings)
        _ = model.perform(.openSettings)
        #expect(model.page == .settings)
    }

    @Test func performNoticeAction_failedDownload_retriesOnce() throws {
        var model = SampleDownloads.model([])
        let failed = try SampleDownloads.film(1, state: .failed)
        _ = model.apply(.notice(.failed(failed)))
        _ = model.apply(.notice(.problem("No.")))
        #expect(texts(&model, .performNoticeAction(1)) == ["retry 1"])
        #expect(texts(&model, .performNoticeAction(1)).isEmpty)
        #expect(texts(&model, .performNoticeAction(2)).isEmpty)
    }
}
