/// What somebody asked to have on this device.
package struct DownloadRequest: Hashable, Sendable, Codable {
    /// Who asked; it decides the queue.
    ///
    /// The raw values are stored: they may not change.
    package enum Origin: String, Hashable, Sendable, Codable {
        /// The user, just now.
        case interactive
        /// A rule, such as Smart Downloads.
        case automatic
    }

    /// Which of the waiting downloads goes first.
    ///
    /// The raw values are stored: they may not change.
    package enum Priority: Int, Hashable, Sendable, Codable, Comparable, CaseIterable {
        case later = 0
        case normal = 1
        case next = 2

        package static func < (lhs: Priority, rhs: Priority) -> Bool { lhs.rawValue < rhs.rawValue }
    }

    package var id: DownloadID
    package var profile: ProfileID
    package var item: MediaItem
    package var stream: Stream
    /// The link that was given: a page, or the stream's own address; nil when a source gave the stream, or nobody knows.
    ///
    /// Looked at again, it leads to the same title when the stream's address has expired.
    package var link: WebAddress?
    /// The quality that was asked for; what arrives is `stream.height`.
    package var quality: Quality
    /// The wanted languages; they matter only where a stream offers a choice.
    package var tracks: TrackWish
    package var origin: Origin
    package var priority: Priority
    /// An absolute folder for the finished file itself; nil for the profile's place in the media folder.
    package var outputDirectory: String?
    /// The name of the finished file in `outputDirectory`, or in the profile's folder for clips; nil to take the one that
    /// the source or the title gives.
    package var fileName: String?
    /// The most bytes a second for this download; nil for no limit of its own.
    package var rateLimit: ByteCount?
    /// What the finished file must hash to; nil when nobody knows.
    package var checksum: Checksum?

    package init(
        id: DownloadID = .make(), profile: ProfileID = .standard, item: MediaItem, stream: Stream,
        link: WebAddress? = nil, quality: Quality = .automatic, tracks: TrackWish = TrackWish(),
        origin: Origin = .interactive, priority: Priority = .normal,
        outputDirectory: String? = nil, fileName: String? = nil, rateLimit: ByteCount? = nil, checksum: Checksum? = nil
    ) {
        self.id = id
        self.profile = profile
        self.item = item
        self.stream = stream
        self.link = link
        self.quality = quality
        self.tracks = tracks
        self.origin = origin
        self.priority = priority
        self.outputDirectory = outputDirectory
        self.fileName = fileName
        self.rateLimit = rateLimit
        self.checksum = checksum
    }

    /// Whether the link leads to a stream that lies elsewhere, as a page does.
    package var isLedElsewhere: Bool { link.map { $0 != stream.address } ?? false }

    /// Whether this may be a link that nobody could look at, and that was taken for a plain file.
    package var isGuess: Bool { link == stream.address && stream.format == .progressive }

    /// Takes over what the same link came with when it was asked for again; what it came without stays.
    package mutating func renew(from other: DownloadRequest) {
        link = link ?? other.link
        if other.isFresher(than: self) { return renew(withStreamOf: other) }
        if !other.stream.headers.isEmpty { stream.headers = other.stream.headers }
        if !other.stream.mirrors.isEmpty { stream.mirrors = other.stream.mirrors }
        renewWishes(from: other)
    }

    /// Whether the link was followed to a stream that lies elsewhere, or is of another kind, than the one that is known.
    private func isFresher(than known: DownloadRequest) -> Bool {
        let isTheSame = stream.address == known.stream.address && stream.format == known.stream.format
        // A link that nobody could look at is taken for a plain file: whoever knows more keeps it.
        return !isTheSame && (isLedElsewhere || link != nil && stream.format != .progressive)
    }

    private mutating func renew(withStreamOf other: DownloadRequest) {
        let known = stream
        if isGuess { (quality, tracks) = (other.quality, other.tracks) }
        stream = other.stream
        if stream.mirrors.isEmpty { stream.mirrors = known.mirrors }
        if stream.headers.isEmpty, stream.address.isOnSameServer(as: known.address) { stream.headers = known.headers }
        renewWishes(from: other)
    }

    private mutating func renewWishes(from other: DownloadRequest) {
        if let checksum = other.checksum { self.checksum = checksum }
        if let rateLimit = other.rateLimit { self.rateLimit = rateLimit }
    }
}
