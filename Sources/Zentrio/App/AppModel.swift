import DesktopIntegration
import DownloadRuntime
import MediaModel
import MediaSources

/// Everything that the screens show, and the only place that changes it.
///
/// Pure: events and actions go in, effects come out; no clock, no disk, no network.
nonisolated struct AppModel: Sendable {
    var page = Page.downloads
    /// The page before, which tells where the navbar's indicator comes from.
    var previousPage: Page?
    var layers: [Layer] = []
    var downloads = DownloadShelf()
    var metrics = MetricsState()
    /// Whether the list of downloads has arrived.
    var isLoaded = false
    var addDownload = AddDownloadState()
    var suggestions: [LinkSuggestion] = []
    /// Pictures that are on the disk, by their address.
    var artwork: [WebAddress: String] = [:]
    /// What cached pictures take, as it was measured last.
    var artworkBytes = ByteCount.zero
    /// How much room is left for downloads; nil until the disk has answered.
    var freeSpace: ByteCount?
    /// What was said lately, the latest last; each is one toast.
    ///
    /// As many as can be on the screen or wait for it: older ones are forgotten, their buttons are gone.
    private(set) var notices: [Notice] = []
    /// What was removed and can still come back; nil when nothing can.
    var removal: Removal?
    /// Counts what was removed, so that the way back of before is another one.
    var removalNumber = 0
    /// Titles that the device thinks of.
    var recommended: [Recommendation] = []
    var settings = Settings() { didSet { downloads.sort = settings.sort } }
    /// How large the window was when it was closed last; nil before it ever was.
    var windowState: WindowState?
    /// How the desktop wants programs to look.
    var appearance = DesktopAppearance()
    /// Those that are ticked; nil when nothing is being selected.
    var selection: Set<DownloadID>?
    var hasNetwork = true
    /// What the profile is called; nil where it is the only one and needs no name.
    var profileName: String?
    /// The absolute path of the profile's picture.
    var portraitPath = ""
    /// The absolute path of the folder that holds finished files.
    var mediaDirectory = ""
    /// The time, for words such as "today".
    var now = Timestamp(rawValue: 0)
    /// Counts what was shown, so that equal toasts in a row are two toasts.
    private var noticeNumber = 0
    private var requestedArtwork: Set<WebAddress> = []
    private static let noticeLimit = 16
    /// How many addresses of pictures are known; when there are more, those in sight are asked for anew.
    private static let artworkLimit = 4_096

    init() {}

    /// How much room the downloads take; nil until the disk has answered.
    var storage: StorageFigures? {
        freeSpace.map { StorageFigures(used: downloads.storedBytes, free: $0, limit: settings.limits.storage) }
    }

    /// Takes in what the services reported since the last frame, in order.
    mutating func apply(_ events: [AppEvent]) -> [AppEffect] {
        // A thousand finished downloads in one frame are grouped once.
        downloads.hold()
        defer { downloads.release() }
        return events.flatMap { apply($0) }
    }

    /// Takes in what a service reports.
    mutating func apply(_ event: AppEvent) -> [AppEffect] {
        switch event {
        case .listed(let shelf): list(shelf)
        case .step(let step): return take(step)
        case .download(let event): return apply(event)
        case .suggestions(let list): return suggest(list)
        case .resolved(let link, let number): return resolved(link, number: number)
        case .notResolved(let sentence, let number): return notResolved(sentence, number: number)
        case .freeSpace(let room): freeSpace = room
        case .artworkMeasured(let bytes): artworkBytes = bytes
        case .artwork(let address, let path): keep(path, of: address)
        case .artworkDropped(let address): requestedArtwork.remove(address)
        case .appearance(let wanted): appearance = wanted
        case .network(let isOnline): hasNetwork = isOnline
        // The window itself answers readers.
        case .readerCame, .reader: break
        case .health(let health): return take(health)
        case .limits(let limits): settings.limits = limits
        case .control(let news): return take(news)
        case .notice(let notice): show(notice)
        }
        return []
    }

    /// Takes in one progress frame.
    mutating func apply(_ progress: DownloadProgress, of id: DownloadID) {
        downloads.update(progress, of: id)
    }

    // MARK: Events

    private mutating func list(_ shelf: DownloadShelf) {
        var shelf = shelf
        shelf.hold()
        // What was removed, and may come back, is not shown.
        for id in removal.map({ Array($0.downloads.keys) }) ?? [] {
            if let download = shelf.shelved(id), absorb(download) { shelf.take(id) }
        }
        shelf.release()
        downloads.adopt(shelf)
        isLoaded = true
    }

    private mutating func apply(_ event: DownloadEvent) -> [AppEffect] {
        switch event {
        case .statusChanged(let change): return take(DownloadStep(change.download))
        case .progress(let id, let progress): downloads.update(progress, of: id)
        case .downloadChanged(let download): if !absorb(ShelvedDownload(download)) { downloads.put(download) }
        case .metrics(let figures): take(figures)
        case .resync: break
        case .warning(let warning): show(.problem(warning.message))
        }
        return []
    }

    private mutating func take(_ figures: DownloadMetrics) {
        metrics.latest = figures
        metrics.history.add(figures.averageSpeed, at: now)
    }

    /// While the page is open, one reading follows the other.
    private mutating func take(_ health: RuntimeHealth) -> [AppEffect] {
        metrics.health = health
        return page == .metrics && health.isRunning ? [.readHealth(isFirst: false)] : []
    }

    private mutating func take(_ step: DownloadStep) -> [AppEffect] {
        guard !absorb(step.shelved) else { return [] }
        downloads.put(step.shelved)
        switch step.shelved.state {
        case .completed: show(.readyToWatch(step.download))
        case .failed: show(.failed(step.download))
        default: break
        }
        if selection != nil, !downloads.contains(step.id) { selection?.remove(step.id) }
        return step.pictures.compactMap { fetchOnce($0) }
    }

    private mutating func suggest(_ list: [LinkSuggestion]) -> [AppEffect] {
        suggestions = list
        return list.compactMap(\.item.poster).compactMap { fetchOnce($0) }
    }

    private mutating func resolved(_ link: ResolvedLink, number: Int) -> [AppEffect] {
        guard number == addDownload.number else { return [] }
        addDownload.found(link, preferred: settings.preferredQuality)
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

    mutating func fetchOnce(_ address: WebAddress) -> AppEffect? {
        guard lacksArtwork(address) else { return nil }
        if artwork.count + requestedArtwork.count > AppModel.artworkLimit {
            artwork.removeAll()
            requestedArtwork.removeAll()
        }
        requestedArtwork.insert(address)
        return .fetchArtwork(address)
    }

    /// Whether a picture is not on the disk, as far as is known, and nobody asked for it.
    func lacksArtwork(_ address: WebAddress) -> Bool {
        artwork[address] == nil && !requestedArtwork.contains(address)
    }

    mutating func show(_ notice: Notice) {
        noticeNumber += 1
        var notice = notice
        notice.number = noticeNumber
        notices.append(notice)
        // Whoever forgets a way back takes it away.
        let oldest = notices.firstIndex { $0.removal == nil || $0.removal != removal?.number }
        if notices.count > AppModel.noticeLimit, let oldest { notices.remove(at: oldest) }
    }

    private mutating func keep(_ path: String, of address: WebAddress) {
        requestedArtwork.remove(address)
        artwork[address] = path
    }

    /// Takes a notice out, so that its button works once.
    mutating func takeNotice(_ number: Int) -> Notice? {
        notices.firstIndex { $0.number == number }.map { notices.remove(at: $0) }
    }
}
