import DownloadRuntime
import MediaModel
import MediaSources

/// The models that `zentrio render` draws: invented downloads of open films, the same on every machine.
nonisolated struct SampleModel {
    /// The folder with the pictures, `Assets/artwork`.
    let artworkDirectory: String

    /// A state of the program that can be drawn.
    enum Scene: String, CaseIterable, Sendable {
        case home
        case explore
        case library
        case search
        case downloads
        case downloadsEmpty = "downloads-empty"
        case downloadsFailed = "downloads-failed"
        case pasteLink = "paste-link"
        case quality
        /// The quality picker with More options open.
        case qualityMore = "quality-more"
        case select = "downloads-select"
        case offline = "downloads-offline"
        case confirmDelete = "confirm-delete"
        case storage
        case settings
        case settingsAppearance = "settings-appearance"
        case shortcuts
        case toast
        case metrics
        case undo
        /// The menu of a finished download.
        case menu
        /// All widgets in all states.
        case widgets
        /// Colours, type and shadows.
        case foundations

        /// The pages of the program, without the specimens.
        static let pages = allCases.filter { $0 != .widgets && $0 != .foundations }
    }

    func model(for scene: Scene) throws(WebAddress.Flaw) -> AppModel {
        var model = AppModel()
        model.profileName = "Mara"
        model.isLoaded = true
        model.freeSpace = gigabytes(212)
        model.settings.limits.storage = gigabytes(50)
        model.settings.limits.needsUnmeteredNetwork = true
        model.portraitPath = "\(artworkDirectory)/profile-mara.webp"
        model.mediaDirectory = "/home/mara/Videos/zentrio"
        model.now = SampleModel.now
        switch scene {
        case .home: model.page = .home
        case .explore: model.page = .explore
        case .library: model.page = .library
        case .search: model.page = .search
        case .downloads, .menu: try fill(&model)
        case .downloadsEmpty: try recommend(recommendedToBegin(), in: &model)
        case .downloadsFailed: try fill(&model, only: .failed)
        case .pasteLink: try openPasteLink(&model)
        case .quality: try openQualityPicker(&model)
        case .qualityMore:
            try openQualityPicker(&model, isExact: true)
            _ = model.perform(.toggleQualityOptions)
            take(["en", "nl"], in: &model)
        case .select: try select(&model)
        case .offline: try goOffline(&model)
        case .confirmDelete: try askDelete(&model)
        case .storage:
            try open(.manageStorage, in: &model)
            model.artworkBytes = gigabytes(2.4)
        case .settings, .settingsAppearance: try open(.openSettings, in: &model)
        case .shortcuts: try open(.showShortcuts, in: &model)
        case .toast: try showToast(&model)
        case .metrics: try showMetrics(&model)
        case .undo: try removeSome(&model)
        case .widgets, .foundations: break
        }
        return model
    }

    // MARK: Scenes

    func fill(_ model: inout AppModel, only state: DownloadState? = nil) throws(WebAddress.Flaw) {
        var all = try unfinished() + finished()
        if let state { all.removeAll { $0.state != state } }
        _ = model.apply(.reloaded(all))
        try recommend(recommended(), in: &model)
        for download in all {
            for address in [download.request.item.poster, download.request.item.backdrop].compactMap(\.self) {
                _ = model.apply(.artwork(address, path: path(of: address)))
            }
        }
    }

    private func recommend(
        _ recommendations: [Recommendation], in model: inout AppModel
    ) throws(WebAddress.Flaw) {
        model.recommended = recommendations
        for item in recommendations.map(\.item) { try addArtwork(of: item, to: &model) }
    }

    private func removeSome(_ model: inout AppModel) throws(WebAddress.Flaw) {
        try fill(&model)
        _ = model.perform(.delete(Array(model.downloads.films.prefix(4))))
    }

    private func openPasteLink(_ model: inout AppModel) throws(WebAddress.Flaw) {
        try fill(&model)
        _ = model.perform(.addDownload(link: "https://media.example.org/tears-of-steel/master.m3u8"))
        let link = try tearsOfSteel()
        _ = model.apply(.resolved(link, number: model.addDownload.number))
        take(["en", "de", "nl"], in: &model)
        try addArtwork(of: link.item, to: &model)
    }

    private func take(_ subtitles: [String], in model: inout AppModel) {
        for language in subtitles where !model.addDownload.tracks.subtitleLanguages.contains(language) {
            _ = model.perform(.toggleSubtitles(language))
        }
    }

    private func openQualityPicker(_ model: inout AppModel, isExact: Bool = false) throws(WebAddress.Flaw) {
        try fill(&model)
        let link = try metropolis(isExact: isExact)
        let suggestion = LinkSuggestion(address: link.streams[0].address, item: link.item)
        _ = model.perform(.addDownload(link: nil))
        _ = model.perform(.choose(suggestion))
        _ = model.apply(.resolved(link, number: model.addDownload.number))
        _ = model.perform(.toggleRememberQuality)
        try addArtwork(of: link.item, to: &model)
    }

    private func askDelete(_ model: inout AppModel) throws(WebAddress.Flaw) {
        try fill(&model)
        if case .film(let id)? = model.downloads.ready.first(where: { if case .film = $0 { true } else { false } }) {
            _ = model.perform(.askDelete([id]))
        }
    }

    private func open(_ action: AppAction, in model: inout AppModel) throws(WebAddress.Flaw) {
        try fill(&model)
        _ = model.perform(action)
    }

    private func select(_ model: inout AppModel) throws(WebAddress.Flaw) {
        try fill(&model)
        _ = model.perform(.startSelecting)
        for entry in model.downloads.ready {
            if case .series(_, let episodes) = entry { _ = model.perform(.toggleSelected(episodes[0])) }
        }
        for place in [1, 3, 4] { _ = model.perform(.toggleSelected(model.downloads.films[place])) }
    }

    private func goOffline(_ model: inout AppModel) throws(WebAddress.Flaw) {
        var all = try unfinished() + finished()
        for index in all.indices where all[index].state == .running || all[index].state == .pending {
            if all[index].progress.downloaded > .zero { all[index].state = .waiting(.network) }
        }
        try fill(&model)
        _ = model.apply(.reloaded(all))
        model.hasNetwork = false
    }

    private func showToast(_ model: inout AppModel) throws(WebAddress.Flaw) {
        try fill(&model)
        if case .film(let id)? = model.downloads.ready.last, let download = model.downloads[id] {
            _ = model.apply(.notice(.readyToWatch(download)))
        }
    }

    private func addArtwork(of item: MediaItem, to model: inout AppModel) throws(WebAddress.Flaw) {
        for address in [item.poster, item.backdrop].compactMap(\.self) {
            _ = model.apply(.artwork(address, path: path(of: address)))
        }
    }

    // MARK: Downloads

    private func unfinished() throws(WebAddress.Flaw) -> [Download] {
        var metropolis = try film("metropolis", "Metropolis", 1927, minutes: 153, source: "Attic", .higher, size: 3.44)
        metropolis.state = .running
        metropolis.progress = progress(0.56, of: 3.4, speed: 6.8, left: .seconds(220))
        metropolis.request.stream.format = .hls
        metropolis.progress.segmentsDone = 857
        metropolis.progress.segmentsTotal = 1_530
        var fence = try episode(4, "The Long Fence", source: "Open Movies", size: 0.184)
        fence.state = .running
        fence.progress = progress(0.38, of: 0.184, speed: 2.4, left: .seconds(48))
        fence.request.stream.format = .dash
        fence.progress.segmentsDone = 29
        fence.progress.segmentsTotal = 76
        var flats = try episode(5, "Salt Flats", size: 0.176)
        flats.request.priority = .next
        flats.request.origin = .automatic
        let night = try film("night-of-the-living-dead", "Night of the Living Dead", 1968, .standard, size: 1.1)
        var moon = try film("a-trip-to-the-moon", "A Trip to the Moon", 1902, .best, height: 2160, size: 2.3)
        moon.request.priority = .later
        moon.state = .waiting(.unmetered)
        var tears = try film("tears-of-steel", "Tears of Steel", 2012, .best, height: 2160, size: 0.56)
        tears.progress = progress(0.61, of: 0.56)
        tears.failure = DownloadFailure(
            .connectionLost, sentence: "The server closed the connection. Tried 3 times, last at 21:04.", cause: "reset"
        )
        tears.attempts = 3
        tears.state = .failed
        return numbered([metropolis, fence, flats, night, moon, tears])
    }

    private func finished() throws(WebAddress.Flaw) -> [Download] {
        var llama = try ready(episode(1, "Llama Drama", size: 0.148), ageInDays: 0)
        llama.isWatched = true
        var gran = try ready(episode(2, "Gran Dillama", size: 0.152), ageInDays: 0)
        gran.watchPosition = .seconds(61)
        var llamigos = try ready(episode(3, "Llamigos", size: 0.212), ageInDays: 0)
        llamigos.watchPosition = .seconds(112)
        var night = try ready(
            film("night-of-the-living-dead", "Night of the Living Dead", 1968, minutes: 96, .higher, size: 2.1),
            ageInDays: 0)
        night.watchPosition = .seconds(2_304)
        let nosferatu = try ready(film("nosferatu", "Nosferatu", 1922, minutes: 94, .higher, size: 1.84), ageInDays: 1)
        let sintel = try ready(
            film("sintel", "Sintel", 2010, minutes: 15, .best, height: 2160, size: 1.64), ageInDays: 2)
        var general = try ready(film("the-general", "The General", 1926, minutes: 78, .higher, size: 1.7), ageInDays: 4)
        general.watchPosition = .seconds(2_808)
        var bunny = try ready(
            film("big-buck-bunny", "Big Buck Bunny", 2008, minutes: 10, .higher, size: 0.34), ageInDays: 30)
        bunny.isWatched = true
        let cosmos = try ready(
            film("cosmos-laundromat", "Cosmos Laundromat", 2015, minutes: 12, .best, height: 2160, size: 1.9),
            ageInDays: 40)
        let spring = try ready(film("spring", "Spring", 2019, minutes: 8, .higher, size: 0.31), ageInDays: 200)
        let sherlock = try ready(
            film("sherlock-jr", "Sherlock Jr.", 1924, minutes: 45, .standard, size: 1.5), ageInDays: 202)
        return numbered(
            [llama, gran, llamigos, night, nosferatu, sintel, general, bunny, cosmos, spring, sherlock], from: 100)
    }

    private func film(
        _ slug: String, _ title: String, _ year: Int, minutes: Int? = nil, source: String? = nil, _ quality: Quality,
        height: Int? = nil, size: Double
    ) throws(WebAddress.Flaw) -> Download {
        let item = MediaItem(
            title: title, year: year, duration: minutes.map { .seconds($0 * 60) }, sourceName: source,
            poster: try address("\(slug)-poster"), backdrop: try address("\(slug)-wide"))
        return try download(item, quality, height: height ?? quality.maximumHeight, size: size)
    }

    private func episode(_ number: Int, _ name: String, source: String? = nil, size: Double) throws(WebAddress.Flaw)
        -> Download
    {
        let lengths = [1: 180, 2: 180, 3: 360]
        let item = MediaItem(
            title: "Caminandes", year: 2013, kind: .episode(season: 1, number: number, name: name),
            duration: .seconds(lengths[number] ?? 300), sourceName: source,
            poster: try address("caminandes-poster"), backdrop: try address("caminandes-e0\(number)"))
        return try download(item, .higher, height: 1080, size: size)
    }

    private func download(_ item: MediaItem, _ quality: Quality, height: Int?, size: Double) throws(WebAddress.Flaw)
        -> Download
    {
        let stream = Stream(address: try address("file"), height: height, byteCount: gigabytes(size))
        let request = DownloadRequest(item: item, stream: stream, quality: quality)
        return Download(request: request, addedAt: SampleModel.now)
    }

    private func ready(_ download: Download, ageInDays: Int) -> Download {
        var download = download
        download.finalPath = "/films/\(download.request.item.title).mp4"
        download.finishedAt = SampleModel.now.advanced(by: .seconds(-86_400 * ageInDays))
        download.progress.downloaded = download.byteCount
        download.progress.total = download.byteCount
        download.state = .completed
        return download
    }

    private func numbered(_ downloads: [Download], from first: Int = 0) -> [Download] {
        downloads.enumerated().map { index, download in
            var download = download
            let digits = String(first + index)
            download.request.id = DownloadID(rawValue: String(repeating: "0", count: 32 - digits.count) + digits)
            download.position = first + index
            return download
        }
    }

    // MARK: Values

    /// 2026-03-01 20:00 UTC.
    private static let now = Timestamp(rawValue: 1_772_395_200_000)

    func address(_ name: String) throws(WebAddress.Flaw) -> WebAddress {
        try WebAddress("https://artwork.example/\(name)")
    }

    private func path(of address: WebAddress) -> String {
        "\(artworkDirectory)/\(address.lastPathComponent ?? "").webp"
    }

    func gigabytes(_ count: Double) -> ByteCount { ByteCount(Int64((count * 1e9).rounded())) }

    private func progress(
        _ share: Double, of size: Double, speed: Double = 0, left: Duration? = nil
    ) -> DownloadProgress {
        let speed = ByteCount(Int64(speed * 1e6))
        return DownloadProgress(
            downloaded: gigabytes(size * share + 0.000_000_5), total: gigabytes(size), instantaneousSpeed: speed,
            smoothedSpeed: speed, timeLeft: left)
    }
}
