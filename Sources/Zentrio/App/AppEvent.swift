import DesktopIntegration
import DownloadRuntime
import MediaModel
import MediaSources

/// What the services behind the window tell the model.
///
/// The larger ones lie apart: thousands of small ones wait in a row.
nonisolated enum AppEvent: Sendable {
    /// All downloads of the profile: at the start, and after events were lost.
    indirect case listed(DownloadShelf)
    case step(DownloadStep)
    indirect case download(DownloadEvent)
    case suggestions([LinkSuggestion])
    indirect case resolved(ResolvedLink, number: Int)
    case notResolved(sentence: String, number: Int)
    /// How much room is left where downloads go.
    case freeSpace(ByteCount)
    /// How much cached pictures take.
    case artworkMeasured(ByteCount)
    /// A picture is at an absolute path now.
    case artwork(WebAddress, path: String)
    /// A picture is not fetched after all; whoever shows it asks again.
    case artworkDropped(WebAddress)
    /// How the desktop wants programs to look.
    case appearance(DesktopAppearance)
    /// Whether there is a way to the internet, as far as the desktop knows.
    case network(isOnline: Bool)
    /// A screen reader wants to know what the window shows.
    case readerCame
    /// A screen reader wants something done.
    case reader(AccessibleRequest)
    indirect case health(RuntimeHealth)
    /// Another program changed the limits.
    indirect case limits(DownloadLimits)
    /// What a command of the terminal did.
    case control(ControlNews)
    /// Something to say that no state shows.
    indirect case notice(Notice)

    /// The same of downloads that are in no order yet.
    static func reloaded(_ all: [Download]) -> AppEvent { .listed(DownloadShelf(all.map { ShelvedDownload($0) })) }

    var isReaderComing: Bool { if case .readerCame = self { true } else { false } }
}

/// How much room the profile's downloads take.
nonisolated struct StorageFigures: Hashable, Sendable {
    var used: ByteCount
    var free: ByteCount
    /// What the profile may keep; nil is all that the disk has.
    var limit: ByteCount?

    /// The share of the limit, or of the disk's room, that is taken: 0 to 1.
    var share: Double {
        let whole = limit ?? used + free
        return whole > .zero ? min(1, Double(used.rawValue) / Double(whole.rawValue)) : 0
    }
}
