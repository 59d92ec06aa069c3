import MediaModel

/// What a command of the terminal did that a window takes back or brings back otherwise.
///
/// To the runtime, what was removed in the window is a paused download until the way back is gone.
nonisolated enum ControlNews: Hashable, Sendable {
    /// These were asked for by name, or by a link that was in the list already.
    case wanted([DownloadID])
    case pausedAll
    case resumedAll
}
