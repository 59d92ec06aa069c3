import DownloadRuntime
import MediaModel
import MediaSources

nonisolated extension AppModel {
    /// Does what the user asked for, and returns what must happen outside.
    mutating func perform(_ action: AppAction) -> [AppEffect] {
        switch action {
        case .open(let page): return open(page)
        case .closeLayer: closeLayer()
        case .quit: return [.quit]
        case .pause(let id): return [.send(.pause(id))]
        case .resume(let id): return [.send(.resume(id))]
        case .remove(let ids): return remove(ids)
        case .undoRemoval(let number): return undoRemoval(number)
        case .finishRemoval(let number): return finishRemoval(number)
        case .retry(let id): return [.send(.retry(id))]
        case .pauseAll: return pauseAll()
        case .resumeAll: return resumeAll()
        case .clearFailed: return remove(Array(downloads.failed))
        case .moveToTop(let id): return moveInQueue(id, to: 0)
        case .moveInQueue(let id, let place): return moveInQueue(id, to: place)
        case .setPriority(let id, let priority): return [.send(.setPriority(id, priority))]
        case .sort(let order):
            settings.sort = order
            return [.save(settings)]
        case .toggleSeries(let name): downloads.toggleSeries(name)
        case .play(let id): return play(id, fromStart: false)
        case .playFromStart(let id): return play(id, fromStart: true)
        case .markWatched(let id, let isWatched): return markWatched(id, isWatched)
        case .showInFolder(let id): return downloads[id]?.finalPath.map { [.openFolder($0)] } ?? []
        case .askDelete(let ids): layers.append(.confirmDelete(ids))
        case .delete(let ids): return delete(ids)
        case .startSelecting: selection = []
        case .stopSelecting: selection = nil
        case .selectAll: selection = Set(downloads.finishedIDs)
        case .toggleSelected(let id): toggleSelected(id)
        case .addDownload(let link): return openAddDownload(link)
        case .pasteFromClipboard: return [.readClipboard]
        case .setLink(let text): return setLink(text)
        case .submitLink: return submitLink()
        case .linkFieldShown: addDownload.isFresh = false
        case .choose(let suggestion): return choose(suggestion)
        case .selectStream(let index): addDownload.selectedStream = index
        case .selectAudio(let language): addDownload.tracks.audioLanguages = [language]
        case .toggleAudio(let language): addDownload.toggleAudio(language)
        case .toggleSubtitles(let language): addDownload.toggleSubtitles(language)
        case .clearSubtitles: addDownload.tracks.subtitleLanguages = []
        case .setTitle(let text): addDownload.title = text
        case .setYear(let text): addDownload.year = text
        case .setSeason(let text): addDownload.season = text
        case .setEpisode(let text): addDownload.episode = text
        case .saveAs(let kind): addDownload.saveKind = kind
        case .enqueue(let startNow): return enqueue(startNow: startNow)
        case .selectQuality(let quality): selectQuality(quality)
        case .toggleQualityOptions: addDownload.isShowingOptions.toggle()
        case .toggleRememberQuality: addDownload.remembersQuality.toggle()
        case .seePicture(let address): return fetchOnce(address).map { [$0] } ?? []
        case .manageStorage:
            layers.append(.storage)
            return [.measureArtwork, .readRoom]
        // Pictures of what is in the list stay: they would only be fetched again.
        case .clearArtwork: return [.clearArtwork(keeping: downloads.all)]
        case .showMediaFolder: return [.openFolder(mediaDirectory)]
        case .openSettings: return open(.settings)
        case .showShortcuts: if layers.last != .shortcuts { layers.append(.shortcuts) }
        case .changeSettings(let settings): return change(settings)
        case .pressVersion: return pressVersion()
        case .showThroughput(let range): metrics.range = range
        case .copyReport: return copyReport()
        case .performNoticeAction(let number): return performNoticeAction(number)
        }
        return []
    }

    private mutating func open(_ page: Page) -> [AppEffect] {
        guard page != self.page else { return [] }
        previousPage = self.page
        self.page = page
        selection = nil
        return page == .metrics ? [.readHealth(isFirst: true)] : []
    }

    private mutating func closeLayer() {
        let layer = layers.popLast()
        if layer == .addDownload || layer == .qualityPicker { forgetLink() }
    }

    /// Late answers to the forgotten link carry an older number.
    private mutating func forgetLink() {
        let number = addDownload.number
        addDownload = AddDownloadState()
        addDownload.number = number + 1
    }

    // MARK: Finished downloads

    private func play(_ id: DownloadID, fromStart: Bool) -> [AppEffect] {
        guard let download = downloads[id], download.state == .completed else { return [] }
        return [.play(download, from: fromStart ? nil : download.watchPosition)]
    }

    private func markWatched(_ id: DownloadID, _ isWatched: Bool) -> [AppEffect] {
        [.send(.setWatchState(id, position: nil, isWatched: isWatched))]
    }

    private mutating func delete(_ ids: [DownloadID]) -> [AppEffect] {
        layers.removeAll { $0 == .confirmDelete(ids) || $0 == .storage }
        selection = nil
        return remove(ids)
    }

    // MARK: Queue

    /// Moves a waiting download; what it is moved between decides its priority.
    ///
    /// The page shows the new order at once and does not wait for the runtime.
    private mutating func moveInQueue(_ id: DownloadID, to place: Int) -> [AppEffect] {
        guard var moved = downloads[id] else { return [] }
        let others = downloads.queued.filter { $0 != id }
        let place = min(max(0, place), others.count)
        let before = place > 0 ? downloads[others[place - 1]]?.request.priority : nil
        let after = place < others.count ? downloads[others[place]]?.request.priority : nil
        var effects: [AppEffect] = []
        let wanted = min(max(moved.request.priority, after ?? .later), before ?? .next)
        if wanted != moved.request.priority {
            moved.request.priority = wanted
            downloads.put(moved)
            effects.append(.send(.setPriority(id, wanted)))
        }
        downloads.setQueueOrder(Array(others[..<place]) + [id] + Array(others[place...]))
        effects.append(.send(.move(id, before: place < others.count ? others[place] : nil)))
        return effects
    }

    private mutating func toggleSelected(_ id: DownloadID) {
        if selection?.remove(id) == nil { selection?.insert(id) }
    }

    // MARK: Adding

    private mutating func openAddDownload(_ link: String?) -> [AppEffect] {
        if layers.last != .addDownload {
            forgetLink()
            layers.append(.addDownload)
        }
        return link.map { setLink($0.trimmingWhitespace) } ?? []
    }

    private mutating func setLink(_ text: String) -> [AppEffect] {
        // A key adds or takes one character; whatever is pasted or chosen comes whole.
        let isTyped = abs(text.count - addDownload.link.count) <= 1
        let link = addDownload.setLink(text, isTyped: isTyped)
        return lookUp(link, isTyped: isTyped)
    }

    private mutating func submitLink() -> [AppEffect] {
        let link = addDownload.submitLink()
        return lookUp(link, isTyped: false)
    }

    private func lookUp(_ link: String?, isTyped: Bool) -> [AppEffect] {
        link.map { [.resolve(link: $0, number: addDownload.number, isTyped: isTyped)] } ?? []
    }

    private mutating func choose(_ suggestion: LinkSuggestion) -> [AppEffect] {
        layers.removeAll { $0 == .addDownload }
        layers.append(.qualityPicker)
        return setLink(suggestion.address.text)
    }

    private mutating func selectQuality(_ quality: Quality) {
        guard let resolved = addDownload.resolved else { return }
        addDownload.selectedStream = resolved.index(for: quality)
    }

    private mutating func enqueue(startNow: Bool) -> [AppEffect] {
        guard let resolved = addDownload.resolved, let stream = addDownload.stream else { return [] }
        let quality = StreamChoice.options(among: resolved.streams).first { $0.stream == stream }?.quality
        let request = DownloadRequest(
            item: addDownload.item(of: resolved), stream: stream, link: resolved.link,
            quality: quality ?? .automatic,
            tracks: addDownload.tracks,
            priority: startNow ? .next : .normal)
        var effects = finishRemoval(of: request)
        effects.append(.send(.enqueue(request)))
        if addDownload.remembersQuality, let quality {
            settings.preferredQuality = quality
            effects.append(.save(settings))
        }
        forgetLink()
        layers.removeAll { $0 == .addDownload || $0 == .qualityPicker }
        return effects + open(.downloads)
    }

    // MARK: Settings and notices

    private mutating func pressVersion() -> [AppEffect] {
        metrics.versionPresses += 1
        guard metrics.versionPresses >= MetricsState.pressesNeeded else { return [] }
        metrics.versionPresses = 0
        layers.removeAll()
        return open(.metrics)
    }

    private mutating func copyReport() -> [AppEffect] {
        guard let report = try? JSONText.text(metrics.health, isPretty: true) else { return [] }
        show(.note(say("The report is on the clipboard."), icon: "copy"))
        return [.copyText(report)]
    }

    private mutating func change(_ settings: Settings) -> [AppEffect] {
        self.settings = settings
        return [.save(settings), .send(.setLimits(settings.limits))]
    }

    private mutating func performNoticeAction(_ number: Int) -> [AppEffect] {
        guard let action = takeNotice(number)?.action else { return [] }
        return perform(action)
    }
}
