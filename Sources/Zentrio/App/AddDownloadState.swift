import MediaModel
import MediaSources

/// What the Paste Link dialog and the quality picker hold until they are closed.
nonisolated struct AddDownloadState: Sendable {
    /// What is known about the link.
    enum Detection: Sendable {
        /// Nothing that could be a link yet.
        case idle
        /// The answer is on its way.
        case looking
        case found(ResolvedLink)
        /// The sentence says why not.
        case failed(String)
    }

    var link = ""
    /// Whether the dialog was just opened, so that its field takes the focus.
    var isFresh = true
    /// Counts the questions, so that a late answer to an old one is dropped.
    var number = 0
    var detection = Detection.idle
    var selectedStream = 0
    /// The languages that are taken where a stream offers a choice.
    var tracks = TrackWish()
    var title = ""
    var year = ""
    /// The numbers of an episode; without one it is the first.
    var season = "1"
    var episode = "1"
    var saveKind = SaveKind.film
    var isShowingOptions = false
    var remembersQuality = false

    /// What was found, if anything.
    var resolved: ResolvedLink? {
        guard case .found(let link) = detection else { return nil }
        return link
    }

    /// What is wrong with the link, if anything.
    var problem: String? {
        guard case .failed(let sentence) = detection else { return nil }
        return sentence
    }

    /// The stream that would be downloaded.
    var stream: MediaModel.Stream? {
        guard let streams = resolved?.streams, streams.indices.contains(selectedStream) else { return nil }
        return streams[selectedStream]
    }

    /// Notes a new link.
    ///
    /// - Parameters:
    ///   - text: As it stands in the field.
    ///   - isTyped: Whether it may go on; a sentence about half an address would only disturb.
    /// - Returns: What must be looked up; nil for nothing.
    mutating func setLink(_ text: String, isTyped: Bool) -> String? {
        guard text != link else { return nil }
        link = text
        number += 1
        return judge(isWhole: !isTyped)
    }

    /// Enter was pressed: more will not come.
    ///
    /// - Returns: What must be looked up; nil for nothing.
    mutating func submitLink() -> String? {
        guard case .idle = detection else { return nil }
        return judge(isWhole: true)
    }

    private mutating func judge(isWhole: Bool) -> String? {
        switch LinkText(link, isWhole: isWhole) {
        case .link(let address):
            detection = .looking
            return address
        case .unfinished: detection = .idle
        case .wrong(let sentence): detection = .failed(sentence)
        }
        return nil
    }

    /// Notes the answer and fills the fields in from it.
    mutating func found(_ resolved: ResolvedLink, preferred: Quality) {
        detection = .found(resolved)
        title = resolved.item.title
        year = resolved.item.year.map(String.init) ?? ""
        if case .episode = resolved.item.kind { saveKind = .episode } else { saveKind = .film }
        let numbers = AddDownloadState.numbers(of: resolved.item)
        season = String(numbers?.season ?? 1)
        episode = String(numbers?.episode ?? 1)
        selectedStream = resolved.index(for: preferred)
        tracks = TrackWish(audioLanguages: Array(resolved.audioLanguages.prefix(1)))
    }

    /// Which episode an item is, as its source or its title says; nil when neither does.
    private static func numbers(of item: MediaItem) -> (season: Int, episode: Int)? {
        if case .episode(let season, let episode, _) = item.kind { return (season, episode) }
        let guess = TitleGuess(fileName: item.title)
        guard let season = guess.season, let episode = guess.episode else { return nil }
        return (season, episode)
    }

    /// Takes a language of the sound, or leaves it out again; one stays.
    mutating func toggleAudio(_ language: String) {
        if let index = tracks.audioLanguages.firstIndex(of: language) {
            if tracks.audioLanguages.count > 1 { tracks.audioLanguages.remove(at: index) }
        } else {
            tracks.audioLanguages.append(language)
        }
    }

    /// Takes a language of the subtitles, or leaves it out again.
    mutating func toggleSubtitles(_ language: String) {
        if let index = tracks.subtitleLanguages.firstIndex(of: language) {
            tracks.subtitleLanguages.remove(at: index)
        } else {
            tracks.subtitleLanguages.append(language)
        }
    }

    /// The item as the fields describe it now.
    func item(of resolved: ResolvedLink) -> MediaItem {
        var item = resolved.item
        let title = title.trimmingWhitespace
        if !title.isEmpty { item.title = title }
        item.year = Int(year)
        switch (saveKind, item.kind) {
        case (.film, _): item.kind = .film
        case (.clip, _): item.kind = .clip
        case (.episode, let found): item.kind = episodeKind(found)
        }
        return item
    }

    /// The episode of these numbers; it keeps the name that was found while it has the numbers that were.
    private func episodeKind(_ found: MediaItem.Kind) -> MediaItem.Kind {
        let (season, number) = (Int(self.season) ?? 1, Int(self.episode) ?? 1)
        if case .episode(season, number, _) = found { return found }
        return .episode(season: season, number: number, name: nil)
    }
}

nonisolated extension String {
    var trimmingWhitespace: String {
        var rest = Substring(self)
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}
