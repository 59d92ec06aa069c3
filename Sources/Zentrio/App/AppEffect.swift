import DownloadRuntime
import MediaModel

/// What the model wants done outside of it, by the window or by the services behind it.
nonisolated enum AppEffect: Sendable {
    case send(DownloadCommand)
    /// Find out what lies behind a link; the answer carries the same number.
    ///
    /// A link that is being typed is asked for only when the typing stops: half an address is somebody else's.
    case resolve(link: String, number: Int, isTyped: Bool)
    /// Play a finished download from a position; nil is the beginning.
    case play(Download, from: Duration?)
    /// Fetch a picture that a screen wants to show.
    case fetchArtwork(WebAddress)
    /// Find out what cached pictures take.
    case measureArtwork
    /// Throw cached pictures away, but not those of these downloads.
    case clearArtwork(keeping: [ShelvedDownload])
    case save(Settings)
    /// Remember how large the window is.
    case saveWindow(WindowState)
    /// Show a file or a folder in the desktop's file manager.
    case openFolder(String)
    /// Ask the window for the clipboard's text, as a link.
    case readClipboard
    /// Put a text on the clipboard.
    case copyText(String)
    /// Tell how the runtime does: at once, or after the moment that lies between two readings.
    case readHealth(isFirst: Bool)
    /// Looks how much room the disk has.
    case readRoom
    /// Tell everything anew, because news were lost.
    case reload
    case quit
}
