import Transfer

/// What happened to a running try; the session handles one at a time.
enum ProgressiveEvent: Sendable {
    /// Time to look at the connections.
    case tick
    /// A connection's answer was accepted, or it ended before.
    case answered(RangePlan.ChunkID)
    /// A connection ended.
    case ended(RangePlan.ChunkID, FileTransfer.Ending)
    /// Another host's bytes were compared with those in the file.
    case compared(RangePlan.ChunkID, host: String, tag: String, isSame: Bool)
}
