package import MediaModel

/// Whom a gate lets through.
package enum QueuePassage: Hashable, Sendable {
    case open, closed
    /// Those that lack no more than so many bytes; one of unknown size counts as small.
    case upTo(ByteCount)
}
