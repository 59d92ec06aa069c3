import DownloadRuntime
import MediaModel

/// What another program asks of the one that runs the downloads.
///
/// Start reading the control plane here: a `ControlRequest` carries a command over the socket, the `ControlDesk` of the
/// program that runs the downloads carries it out, and a `ControlReply` brings the answer back. `DownloadHost` hides from
/// the commands of the terminal whether all that happens in another program or in their own.
nonisolated enum ControlCommand: Hashable, Sendable {
    /// Who is there?
    case hello
    /// All downloads, or those with these names.
    case list([DownloadID]?)
    /// Takes downloads in, as many as `ControlRequest.batchLimit`; those that are there already are left alone.
    case add([QueueEntry])
    /// Makes downloads runnable now, whatever stopped them.
    case start([DownloadID])
    case pause(Selection)
    case resume(Selection)
    case retry(Selection)
    case cancel([DownloadID])
    case remove([DownloadID], deleteFiles: Bool)
    /// Puts downloads, in this order, in front of another one; behind all others when `before` is nil.
    case move([DownloadID], before: DownloadID?)
    case prioritise([DownloadID], DownloadRequest.Priority)
    /// Holds downloads to so many bytes a second each; nil takes their own limits away.
    case hold([DownloadID], ByteCount?)
    /// Tells the limits, after changing what is not nil.
    case limit(LimitChange)
    case health
    /// Turns the connection into a stream of events; nothing else is answered on it any more.
    case events
    /// Brings the window to the front, with a page or a link to add.
    case show(WindowVisit)
    /// Lets go of the downloads, for a window that wants to run them.
    case handOver

    /// Which downloads a command is about.
    enum Selection: Hashable, Sendable {
        case all
        case some([DownloadID])
    }
}
