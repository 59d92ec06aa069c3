import DownloadRuntime
import MediaModel
import MediaSources

/// Everything that the screens show, and the only place that changes it.
///
/// Pure: events and actions go in, effects come out; no clock, no disk, no network.
nonisolated struct AppModel: Sendable {
    var page = Page.downloads
    var layers: [Layer] = []
    var downloads = DownloadShelf()
    var addDownload = AddDownloadState()
    var suggestions: [Suggestion] = []
    /// Pictures that are on the disk, by their address.
    var artwork: [WebAddress: String] = [:]
    var storage: StorageFigures?
    var toast: Toast?
    var preferredQuality = Quality.higher
    var hasNetwork = true
    var profileName = "Me"
    /// Counts what was shown, so that equal toasts in a row are two toasts.
    private var toastNumber = 0
    private var requestedArtwork: Set<WebAddress> = []

    init() {}

    /// Takes in what a service reports.
    mutating func apply(_ event: AppEvent) -> [AppEffect] {
        switch event {
        case .reloaded(let all): return reload(all)
        case .download(let event): return apply(event)
        case .suggestions(let list): return suggest(list)
        case .resolved(let link, let number): return resolved(link, number: number)
        case .notResolved(let sentence, let number): return notResolved(sentence, number: number)
        case .storage(let figures): storage = figures
        case .artwork(let address, let path): artwork[address] = path
        case .notice(let toast): show(toast)
        case .sampleLibraryStarted: break
        }
        return []
    }

    /// Takes in one progress frame.
    mutating func apply(_ progress: DownloadProgress, of id: DownloadID) {
        downloads.update(progress, of: id)
    }

    /// Does what the user asked for.
    mutating func perform(_ action: AppAction) -> [AppEffect] {
        switch action {
        case .open(let page): return open(page)
        case .closeLayer: return closeLayer()
        case .quit: return [.quit]
        case .pause(let id): return [.send(.pause(id))]
        case .resume(let id): return [.send(.resume(id))]
        case .cancel(let id): return [.send(.remove(id, deletesFile: true))]
        case .retry(let id): return [.send(.retry(id))]
        case .pauseAll: return [.send(.pauseAll)]
        case .resumeAll: return [.send(.resumeAll)]
        case .clearFailed: return downloads.failed.map { .send(.remove($0.id, deletesFile: true)) }
        case .moveToTop(let id): return [.send(.move(id, toPosition: 0))]
        case .setPriority(let id, let priority): return [.send(.setPriority(id, priority))]
        case .sort(let order): downloads.sort = order
        case .toggleSeries(let name): downloads.toggleSeries(name)
        case .play(let id): return play(id)
        case .askDelete(let id): layers.append(.confirmDelete(id))
        case .delete(let id): return delete(id)
        case .addDownload(let link): return openAddDownload(link)
        case .setLink(let text): return setLink(text)
        case .choose(let suggestion): return choose(suggestion)
        case .selectStream(let index): addDownload.selectedStream = index
        case .setTitle(let text): addDownload.title = text
        case .setYear(let text): addDownload.year = text
        case .saveAs(let kind): addDownload.saveKind = kind
        case .enqueue(let startNow): return enqueue(startNow: startNow)
        case .selectQuality(let quality): selectQuality(quality)
        case .toggleQualityOptions: addDownload.isShowingOptions.toggle()
        case .toggleRememberQuality: addDownload.remembersQuality.toggle()
        case .dismissToast: toast = nil
        case .performToastAction: return performToastAction()
        }
        return []
    }

    // MARK: Events

    private mutating func reload(_ all: [Download]) -> [AppEffect] {
        downloads.replaceAll(all)
        return artworkEffects(for: all)
    }

    private mutating func apply(_ event: DownloadEvent) -> [AppEffect] {
        switch event {
        case .statusChanged(let change): return statusChanged(change)
        case .progress(let id, let progress): downloads.update(progress, of: id)
        case .metrics, .resync: break
        case .warning(let warning): show(.problem(warning.message))
        }
        return []
    }

    private mutating func statusChanged(_ change: DownloadStatusChange) -> [AppEffect] {
        let download = change.download
        downloads.put(download)
        switch download.state {
        case .completed: show(.readyToWatch(download))
        case .failed: show(.failed(download))
        default: break
        }
        return artworkEffects(for: [download])
    }

    private mutating func suggest(_ list: [Suggestion]) -> [AppEffect] {
        suggestions = list
        return list.compactMap(\.poster).compactMap { fetchOnce($0) }
    }

    private mutating func resolved(_ link: ResolvedLink, number: Int) -> [AppEffect] {
        guard number == addDownload.number else { return [] }
        addDownload.found(link, preferred: preferredQuality)
        return [link.item.poster, link.item.backdrop].compactMap(\.self).compactMap { fetchOnce($0) }
    }

    private mutating func notResolved(_ sentence: String, number: Int) -> [AppEffect] {
        guard number == addDownload.number else { return [] }
        addDownload.detection = .failed(sentence)
        if layers.last == .qualityPicker {
            layers.removeLast()
            show(.problem(sentence))
        }
        return []
    }

    private mutating func artworkEffects(for list: [Download]) -> [AppEffect] {
        list.flatMap { [$0.request.item.poster, $0.request.item.backdrop] }.compactMap(\.self).compactMap { fetchOnce($0) }
    }

    private mutating func fetchOnce(_ address: WebAddress) -> AppEffect? {
        guard artwork[address] == nil, requestedArtwork.insert(address).inserted else { return nil }
        return .fetchArtwork(address)
    }

    private mutating func show(_ toast: Toast) {
        toastNumber += 1
        self.toast = toast
        self.toast?.number = toastNumber
    }

    // MARK: Actions

    private mutating func open(_ page: Page) -> [AppEffect] {
        self.page = page
        return []
    }

    private mutating func closeLayer() -> [AppEffect] {
        guard let layer = layers.popLast() else { return [] }
        if layer == .addDownload || layer == .qualityPicker { addDownload = AddDownloadState() }
        return []
    }

    private func play(_ id: DownloadID) -> [AppEffect] {
        guard let download = downloads[id], download.state == .completed else { return [] }
        return [.play(download)]
    }

    private mutating func delete(_ id: DownloadID) -> [AppEffect] {
        layers.removeAll { $0 == .confirmDelete(id) }
        return [.send(.remove(id, deletesFile: true))]
    }

    private mutating func openAddDownload(_ link: String?) -> [AppEffect] {
        if layers.last != .addDownload {
            addDownload = AddDownloadState()
            layers.append(.addDownload)
        }
        return link.map { setLink($0.trimmingWhitespace) } ?? []
    }

    private mutating func setLink(_ text: String) -> [AppEffect] {
        guard addDownload.setLink(text) else { return [] }
        return [.resolve(link: text, number: addDownload.number)]
    }

    private mutating func choose(_ suggestion: Suggestion) -> [AppEffect] {
        layers.removeAll { $0 == .addDownload }
        layers.append(.qualityPicker)
        return setLink(suggestion.link.text)
    }

    private mutating func selectQuality(_ quality: Quality) {
        guard let resolved = addDownload.resolved else { return }
        addDownload.selectedStream = resolved.index(for: quality)
    }

    private mutating func enqueue(startNow: Bool) -> [AppEffect] {
        guard let resolved = addDownload.resolved, let stream = addDownload.stream else { return [] }
        let quality = resolved.qualityOptions.first { $0.streamIndex == addDownload.selectedStream }?.quality
        let request = DownloadRequest(
            item: addDownload.item(of: resolved), stream: stream, quality: quality ?? .automatic,
            priority: startNow ? .next : .normal)
        var effects: [AppEffect] = [.send(.enqueue(request))]
        if addDownload.remembersQuality, let quality {
            preferredQuality = quality
            effects.append(.remember(quality: quality))
        }
        addDownload = AddDownloadState()
        layers.removeAll { $0 == .addDownload || $0 == .qualityPicker }
        page = .downloads
        return effects
    }

    private mutating func performToastAction() -> [AppEffect] {
        guard let action = toast?.action else { return [] }
        toast = nil
        return perform(action)
    }
}
