import DownloadRuntime
import MediaModel

/// What the model wants done outside of it, by the services behind the window.
nonisolated enum AppEffect: Sendable {
    case send(DownloadCommand)
    /// Find out what lies behind a link; the answer carries the same number.
    case resolve(link: String, number: Int)
    /// Play a finished download from its remembered position.
    case play(Download)
    /// Fetch a picture that a screen wants to show.
    case fetchArtwork(WebAddress)
    case remember(quality: Quality?)
    case quit
}
