import MediaModel
import Transfer

/// What happened to a running try; the session handles one at a time.
enum ProgressiveEvent: Sendable {
    /// Time to look at the connections.
    case tick
    /// A connection's answer was accepted, or it ended before.
    case answered(RangePlan.ChunkID)
    /// A connection ended.
    case ended(RangePlan.ChunkID, FileTransfer.Ending)
    /// Another server's bytes were compared with those in the file; nil when it did not give them.
    case compared(RangePlan.ChunkID, WebAddress, tag: String?, isSame: Bool?)
}
