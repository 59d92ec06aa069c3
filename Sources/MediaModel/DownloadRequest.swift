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
        quality: Quality = .automatic, tracks: TrackWish = TrackWish(), origin: Origin = .interactive,
        priority: Priority = .normal,
        outputDirectory: String? = nil, fileName: String? = nil, rateLimit: ByteCount? = nil, checksum: Checksum? = nil
    ) {
        self.id = id
        self.profile = profile
        self.item = item
        self.stream = stream
        self.quality = quality
        self.tracks = tracks
        self.origin = origin
        self.priority = priority
        self.outputDirectory = outputDirectory
        self.fileName = fileName
        self.rateLimit = rateLimit
        self.checksum = checksum
    }

    /// Takes over what the same link came with when it was asked for again; what it came without stays.
    package mutating func renew(from other: DownloadRequest) {
        if !other.stream.headers.isEmpty { stream.headers = other.stream.headers }
        if !other.stream.mirrors.isEmpty { stream.mirrors = other.stream.mirrors }
        if let checksum = other.checksum { self.checksum = checksum }
        if let rateLimit = other.rateLimit { self.rateLimit = rateLimit }
    }
}
