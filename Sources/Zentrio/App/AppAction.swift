import MediaModel
import MediaSources

/// What a screen asks for: the user's intent, in one value.
nonisolated enum AppAction: Hashable, Sendable {
    case open(Page)
    case closeLayer
    case quit

    // Downloads
    case pause(DownloadID)
    case resume(DownloadID)
    /// Takes downloads away, with a way back.
    case remove([DownloadID])
    case undoRemoval(Int)
    /// The way back is gone.
    case finishRemoval(Int)
    case retry(DownloadID)
    case pauseAll
    case resumeAll
    case clearFailed
    case moveToTop(DownloadID)
    /// Puts a waiting download at a place in the queue, counted without it.
    case moveInQueue(DownloadID, to: Int)
    case setPriority(DownloadID, DownloadRequest.Priority)
    case sort(DownloadSort)
    case toggleSeries(String)
    case play(DownloadID)
    case playFromStart(DownloadID)
    case markWatched(DownloadID, Bool)
    case showInFolder(DownloadID)
    case askDelete([DownloadID])
    case delete([DownloadID])

    // Selecting
    case startSelecting
    case stopSelecting
    case selectAll
    case toggleSelected(DownloadID)

    // Add a download
    case addDownload(link: String?)
    case pasteFromClipboard
    case setLink(String)
    /// Enter in the link's field.
    case submitLink
    /// The link's field is there and has the focus.
    case linkFieldShown
    case choose(LinkSuggestion)
    case selectStream(Int)
    case selectAudio(String)
    case toggleAudio(String)
    case toggleSubtitles(String)
    case clearSubtitles
    case setTitle(String)
    case setYear(String)
    case setSeason(String)
    case setEpisode(String)
    case saveAs(SaveKind)
    case enqueue(startNow: Bool)

    // Quality picker
    case selectQuality(Quality)
    case toggleQualityOptions
    case toggleRememberQuality

    /// A picture is in sight that nobody asked for yet.
    case seePicture(WebAddress)

    // Dialogs and notices
    case manageStorage
    case showMediaFolder
    case clearArtwork
    case openSettings
    case showShortcuts
    case changeSettings(Settings)
    /// The version was pressed; seven times open the Runtime page.
    case pressVersion
    case showThroughput(ThroughputHistory.Range)
    case copyReport
    /// The button of the notice with this number.
    case performNoticeAction(Int)

    /// Whether the page looks different afterwards: a picture that is asked for comes later.
    var changesThePage: Bool { if case .seePicture = self { false } else { true } }
}

/// The order of Ready to Watch.
///
/// The raw values are stored: they may not change.
nonisolated enum DownloadSort: String, CaseIterable, Sendable {
    case dateAdded
    case title
    case size

    var label: String {
        switch self {
        case .dateAdded: say("Date added")
        case .title: say("Title")
        case .size: say("Size")
        }
    }
}

/// What a pasted link is filed as.
nonisolated enum SaveKind: String, CaseIterable, Sendable {
    case film
    case episode
    case clip

    var label: String {
        switch self {
        case .film: say("Film")
        case .episode: say("Episode")
        case .clip: say("Clip")
        }
    }
}
