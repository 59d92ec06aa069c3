import Manifests

/// Where the last segment of a DASH period ends, when it reaches over the border of the period and the next one begins
/// with media of its own there.
struct PeriodCut {
    /// Seconds that a segment may reach over the border: pictures and sound never end together.
    private static let tolerance = 0.1

    /// Seconds on the time line of the media.
    let time: Double
    /// Seconds on the time line of the media at which the segment begins, as the manifest says.
    private let begin: Double
    private let duration: Double

    /// Looks for the border behind a segment; nil when more of its period follows, or nothing at all.
    init?(_ item: Lane.Item, in lane: Lane) {
        let stretch = item.stretch
        guard item.index == stretch.firstIndex + stretch.track.segments.count - 1,
            let next = lane.stretches.first(where: { $0.firstIndex > item.index }),
            let first = next.track.segments.first
        else { return nil }
        // What both periods name is in the first one only; then the next one goes on where it ends.
        time = next.periodStart + first.start - stretch.periodStart + stretch.track.mediaTimeOffset
        begin = item.segment.start + stretch.track.mediaTimeOffset
        duration = item.segment.duration
    }

    /// The segment without what lies behind the border; nil when it does not reach over it.
    ///
    /// - Throws: `SegmentFlaw` when it, or the initialization before it, is broken.
    func shortened(
        _ media: UnsafeRawBufferPointer, head: UnsafeRawBufferPointer
    ) throws(SegmentFlaw) -> [UInt8]? {
        var scanner = FragmentScanner()
        try scanner.beginPart(BoxReader.first("moov", in: media) == nil ? head : media)
        guard let leader = try scanner.scan(media).leader, isReachedOver(by: leader) else { return nil }
        var bytes = Array(media)
        scanner.cut(&bytes, at: time)
        return bytes
    }

    /// Where the timestamps have nothing to do with the manifest, nobody knows what to cut.
    private func isReachedOver(by stream: StreamMeasure) -> Bool {
        abs(stream.first - begin) < duration / 2 && stream.first < time && stream.end > time + Self.tolerance
    }
}
