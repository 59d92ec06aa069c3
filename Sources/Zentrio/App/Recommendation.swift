import MediaModel

/// A title that the device suggests to download.
nonisolated struct Recommendation: Hashable, Sendable {
    var item: MediaItem
    /// Where its streams are found.
    var address: WebAddress
    /// About how much it would take; nil while unknown.
    var byteCount: ByteCount?
}
