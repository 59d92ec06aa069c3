import Manifests

/// What a DASH period has in common with the one before, when segments reach over their border.
///
/// A period may begin in the middle of a segment. Both then name it, and go on with the same media: it is taken once, with
/// the period that names it first.
struct PeriodOverlap {
    /// Seconds by which two periods may disagree about where the same media lies.
    private static let tolerance = 0.05

    /// The stretches without what came before, in order; nil for one of which nothing is left.
    let rest: [Lane.Stretch?]

    /// Compares the stretches of a period, each with the last one that it continues; nil for none.
    init(_ stretches: [(stretch: Lane.Stretch, after: Lane.Stretch?)]) {
        let counts = stretches.map { stretch, last in last.map { Self.repeatedCount(stretch, after: $0) } ?? 0 }
        let rest = zip(stretches, counts).map { place, count in Self.rest(of: place.stretch, without: count) }
        let media = stretches.indices.filter { stretches[$0].stretch.track.kind != .subtitles }
        // Sound cannot be a part without the picture that it belongs to.
        let isPictureGone = media.contains { stretches[$0].stretch.track.kind != .audio && rest[$0] == nil }
        let isHalved = isPictureGone && media.contains { rest[$0] != nil }
        self.rest = isHalved ? stretches.map(\.stretch) : rest
    }

    /// How many of the first segments are the last ones of the stretch before.
    private static func repeatedCount(_ stretch: Lane.Stretch, after last: Lane.Stretch) -> Int {
        guard abs(origin(of: stretch) - origin(of: last)) <= tolerance, let first = stretch.track.segments.first else {
            return 0
        }
        let before = last.track.segments
        guard let place = before.indices.reversed().first(where: { isSame(before[$0], first) }),
            zip(before[place...], stretch.track.segments).allSatisfy({ isSame($0, $1) })
        else { return 0 }
        let count = min(before.count - place, stretch.track.segments.count)
        // Pieces of a file are nothing without its first one.
        let isPieces = stretch.track.roles.contains(WholeFile.role)
        return isPieces && count < stretch.track.segments.count ? 0 : count
    }

    /// Where media time zero lies, in seconds from the beginning of the title.
    private static func origin(of stretch: Lane.Stretch) -> Double {
        stretch.periodStart - stretch.track.mediaTimeOffset
    }

    private static func isSame(_ one: MediaSegment, _ other: MediaSegment) -> Bool {
        one.url == other.url && one.range == other.range && one.initialization == other.initialization
            && one.key == other.key
    }

    private static func rest(of stretch: Lane.Stretch, without count: Int) -> Lane.Stretch? {
        guard count < stretch.track.segments.count else { return nil }
        var rest = stretch
        rest.track.segments = stretch.track.segments.skippingFirst(count)
        return rest
    }
}
