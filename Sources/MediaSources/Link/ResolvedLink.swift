package import MediaModel

/// What lies behind a link: one title and the ways to fetch it.
package struct ResolvedLink: Hashable, Sendable {
    package var item: MediaItem
    /// The link itself, where it leads to the same title later; nil for the streams of an add-on.
    package var link: WebAddress?
    /// The best picture first; never empty.
    package var streams: [Stream]
    /// The languages of the sound that a stream holds, BCP 47.
    package var audioLanguages: [String]
    /// What one more sound would take, estimated; nil when nobody can tell.
    package var extraSoundSize: ByteCount?
    /// The languages of the subtitles that a stream holds or that lie beside it, BCP 47.
    package var subtitleLanguages: [String]
    /// What the source calls its manifests, by their addresses: several may look alike otherwise.
    package var manifestNames: [WebAddress: String]

    package init(
        item: MediaItem, link: WebAddress? = nil, streams: [Stream], audioLanguages: [String] = [],
        extraSoundSize: ByteCount? = nil,
        subtitleLanguages: [String] = [],
        manifestNames: [WebAddress: String] = [:]
    ) {
        precondition(!streams.isEmpty, "a resolved link has a stream")
        self.item = item
        self.link = link
        self.streams = streams
        self.audioLanguages = audioLanguages
        self.extraSoundSize = extraSoundSize
        self.subtitleLanguages = subtitleLanguages
        self.manifestNames = manifestNames
    }
}
