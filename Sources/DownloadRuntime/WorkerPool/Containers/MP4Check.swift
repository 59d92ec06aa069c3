import MediaModel

/// Walks the boxes of an MP4 or QuickTime file (ISO/IEC 14496-12): they fill the file, and what they point at is in it.
struct MP4Check {
    /// The largest `moov` that is read; a larger one is only measured.
    ///
    /// It is 64 MiB: a day of film takes a tenth of that.
    private static let largestMovie: Int64 = 64 * 1024 * 1024
    /// Types of boxes that stand at the top; anything else behind a whole film may be rubbish that players ignore.
    private static let topTypes: Set<String> = [
        "ftyp", "styp", "moov", "mdat", "moof", "mfra", "free", "skip", "wide", "pnot", "sidx", "ssix", "emsg", "prft",
        "meta", "uuid", "udta", "pdin",
    ]

    private let file: ContainerBytes
    private var hasFragments = false
    /// Whether boxes fill the file to its end; otherwise it is none that is understood here, or has rubbish behind it.
    private var isFilled = false
    private var movie: Range<Int64>?
    /// Where the file must reach at least, for a reason.
    private var reach: (end: Int64, reason: String) = (0, "")

    init(_ file: ContainerBytes) {
        self.file = file
    }

    /// Whether a file that begins like this is one.
    static func isMP4(_ head: [UInt8]) -> Bool {
        MP4Box.head(in: head, at: 0).map { topTypes.contains($0.type) } ?? false
    }

    /// What is wrong; nil when nothing is known to be wrong.
    consuming func damage() throws(DownloadFailure) -> String? {
        if let cause = try walk() { return cause }
        if let movie {
            try noteChunks(of: movie)
        } else if isFilled, !hasFragments {
            return "an MP4 file without a moov box"
        }
        return reach.end > file.size ? "\(reach.reason) ends at \(reach.end), the file at \(file.size)" : nil
    }

    private mutating func walk() throws(DownloadFailure) -> String? {
        var offset: Int64 = 0
        while offset < file.size {
            guard let (type, _, size) = MP4Box.head(in: try file.read(16, at: offset), at: 0),
                MP4Check.topTypes.contains(type) || size > 0 && offset + size <= file.size
            else { return nil }
            let end = size == 0 ? file.size : offset + size
            if end > file.size { return "the \(type) box at \(offset) ends at \(end), the file at \(file.size)" }
            try note(type, offset..<end)
            offset = end
        }
        isFilled = true
        return nil
    }

    private mutating func note(_ type: String, _ place: Range<Int64>) throws(DownloadFailure) {
        switch type {
        case "moov": movie = place
        case "moof": hasFragments = true
        case "sidx": try noteIndex(place)
        default: break
        }
    }

    /// A segment index says how long the segments behind it are (§8.16.3).
    private mutating func noteIndex(_ place: Range<Int64>) throws(DownloadFailure) {
        guard place.count < 1 << 20 else { return }
        let bytes = try file.read(place.count, at: place.lowerBound)
        guard let box = MP4Box.list(in: bytes, 0..<bytes.count).first else { return }
        let isLong = box.integer(bytes, at: 0, count: 1) > 0
        let first = Int64(clamping: box.integer(bytes, at: isLong ? 20 : 16, count: isLong ? 8 : 4))
        let entries = isLong ? 32 : 24
        let count = Int(box.integer(bytes, at: entries - 2, count: 2))
        let sizes = (0..<count).map { Int64(box.integer(bytes, at: entries + $0 * 12, count: 4) & 0x7FFF_FFFF) }
        demand(sizes.reduce(place.upperBound &+ first, &+), "the segment index's last segment")
    }

    /// Chunks lie where the sample tables of the tracks say.
    private mutating func noteChunks(of place: Range<Int64>) throws(DownloadFailure) {
        guard place.upperBound - place.lowerBound <= MP4Check.largestMovie else { return }
        let bytes = try file.read(Int(place.upperBound - place.lowerBound), at: place.lowerBound)
        guard let movie = MP4Box.list(in: bytes, 0..<bytes.count).first else { return }
        for track in movie.children(in: bytes) where track.type == "trak" {
            guard let information = track.child("mdia", in: bytes)?.child("minf", in: bytes),
                let end = MP4SampleTable(information, in: bytes)?.end
            else { continue }
            demand(end, "a track's last chunk")
        }
    }

    private mutating func demand(_ end: Int64, _ reason: String) {
        if end > reach.end { reach = (end, reason) }
    }
}
