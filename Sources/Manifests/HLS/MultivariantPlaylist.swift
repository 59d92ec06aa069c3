/// The pictures, sounds and subtitles that a playlist of playlists offers.
struct MultivariantPlaylist: Hashable, Sendable {
    var variants: [Variant]
    var renditions: [Rendition]
    /// The protection that the session keys announce; nil when there is none.
    var protection: Protection?
    /// For the media playlists that import them.
    var variables: PlaylistVariables
    var warnings: WarningList
}
