import Manifests

/// One stream of the result: the picture, one language's sound, or one language's subtitles, over all periods.
///
/// Its segments are numbered from 0 through all periods.
struct Lane: Sendable {
    /// The track of one period.
    struct Stretch: Sendable {
        var period: Int
        /// Seconds from the beginning of the title.
        var periodStart: Double
        /// Seconds; nil when the manifest does not say.
        var periodDuration: Double?
        var track: Track
        /// The number of its first segment.
        var firstIndex: Int

        /// Seconds by which its last segment reaches over the beginning of the next one.
        func overlap(with next: Stretch) -> Double {
            guard let last = track.segments.last, let first = next.track.segments.first else { return 0 }
            let end = periodStart + last.start + last.duration
            return min(max(0, end - next.periodStart - first.start), last.duration)
        }
    }

    /// What belongs into one file without a break: the same numbers in two lanes belong together.
    struct PartKey: Hashable, Comparable, Sendable, Codable {
        var period: Int
        var discontinuity: Int64
        /// The changes of the initialization since the discontinuity.
        var change: Int
        /// The jumps of the timestamps since then that nobody declared.
        ///
        /// The default is 0.
        var jump = 0

        /// What subtitles have in common with the picture: no change of a header concerns them.
        var discontinuityKey: PartKey { PartKey(period: period, discontinuity: discontinuity, change: 0) }

        static func < (left: PartKey, right: PartKey) -> Bool {
            (left.period, left.discontinuity, left.change, left.jump)
                < (right.period, right.discontinuity, right.change, right.jump)
        }
    }

    /// A segment and where it belongs.
    struct Item: Sendable {
        var index: Int
        var segment: MediaSegment
        var stretch: Stretch
        var part: PartKey
        /// Seconds from the beginning of the title.
        var start: Double { stretch.periodStart + segment.start }
    }

    let kind: TrackKind
    /// The name in files and in the ledger: "video-0", "audio-1".
    let name: String
    /// BCP 47.
    let language: String?
    /// What people call it.
    let title: String?
    let isDefault: Bool
    let isForced: Bool
    let stretches: [Stretch]
    let count: Int
    /// The first segment of each declared part.
    private let parts: [(firstIndex: Int, key: PartKey)]

    init(
        kind: TrackKind, number: Int, language: String?, title: String?, isDefault: Bool, isForced: Bool = false,
        stretches: [Stretch]
    ) {
        self.kind = kind
        name = "\(kind.rawValue)-\(number)"
        self.language = language
        self.title = title
        self.isDefault = isDefault
        self.isForced = isForced
        self.stretches = stretches
        count = stretches.reduce(0) { $0 + $1.track.segments.count }
        parts = stretches.flatMap(Self.parts)
    }

    /// Seconds of all segments, but for what reaches over the beginning of the next period.
    var duration: Double {
        let overlaps = zip(stretches, stretches.dropFirst()).map { $0.overlap(with: $1) }
        return stretches.reduce(0) { $0 + $1.track.segments.duration } - overlaps.reduce(0, +)
    }

    /// Whether there is anything to fetch: not all of it is declared missing.
    var hasSegments: Bool { stretches.contains { $0.track.segments.contains { !$0.isGap } } }

    /// The declared parts, in order.
    var partKeys: [PartKey] { parts.map(\.key) }

    /// Whether every segment is a piece of one file, cut without regard to what is in it.
    var isCutAnywhere: Bool { stretches.contains { $0.track.roles.contains(WholeFile.role) } }

    /// Whether its segments lie behind each other in one file, as far as the manifest knows.
    var isOneStream: Bool { kind != .subtitles && !isCutAnywhere && parts.count == 1 }

    subscript(index: Int) -> Item {
        let stretch = stretches[Self.place(of: index, count: stretches.count) { stretches[$0].firstIndex }]
        let part = parts[Self.place(of: index, count: parts.count) { parts[$0].firstIndex }].key
        return Item(
            index: index, segment: stretch.track.segments[index - stretch.firstIndex], stretch: stretch, part: part)
    }

    /// The last of so many sorted beginnings that is not behind an index.
    private static func place(of index: Int, count: Int, begin: (Int) -> Int) -> Int {
        var low = 0
        var high = count
        while high - low > 1 {
            let middle = (low + high) / 2
            if begin(middle) <= index { low = middle } else { high = middle }
        }
        return low
    }

    private static func parts(of stretch: Stretch) -> [(firstIndex: Int, key: PartKey)] {
        var parts: [(Int, PartKey)] = []
        var last: MediaSegment?
        for (offset, segment) in stretch.track.segments.enumerated() {
            let isChange = last.map { $0.initialization != segment.initialization } ?? false
            guard last == nil || segment.isDiscontinuity || isChange else { continue }
            var key = PartKey(period: stretch.period, discontinuity: segment.discontinuitySequence, change: 0)
            if let before = parts.last?.1, before.discontinuity == key.discontinuity { key.change = before.change + 1 }
            parts.append((stretch.firstIndex + offset, key))
            last = segment
        }
        return parts
    }
}
