/// The segments of one track.
struct MediaPlaylist: Hashable, Sendable {
    var segments: ListedSegments
    /// Whether nothing will be added any more.
    var isEnded: Bool
    /// What keeps the segments from being decrypted; nil when nothing does.
    var protection: Protection?
    var warnings: WarningList
}
