import DownloadRuntime
import MediaModel
import MediaSources

/// What the services behind the window tell the model.
nonisolated enum AppEvent: Sendable {
    /// All downloads of the profile: at the start, and after events were lost.
    case reloaded([Download])
    case download(DownloadEvent)
    case suggestions([Suggestion])
    case resolved(ResolvedLink, number: Int)
    case notResolved(sentence: String, number: Int)
    case storage(StorageFigures)
    /// A picture is at an absolute path now.
    case artwork(WebAddress, path: String)
    /// Something to say that no state shows.
    case notice(Toast)
    case sampleLibraryStarted(baseAddress: String)
}

/// How much room the profile's downloads take.
nonisolated struct StorageFigures: Hashable, Sendable {
    var used: ByteCount
    var free: ByteCount
}
