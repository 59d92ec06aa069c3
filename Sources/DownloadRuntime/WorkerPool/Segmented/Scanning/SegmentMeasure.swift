/// The timestamps of one segment: where it begins and ends on the media's own time line.
struct SegmentMeasure: Hashable, Sendable {
    /// One per elementary stream that had a timestamp, in the order of the container.
    var streams: [Int: StreamMeasure] = [:]
    /// Whether it names other pictures or sounds instead of those of the segments before it.
    ///
    /// The default is false.
    var hasOtherStreams = false
    /// Whether its streams have other identifiers than those of the segments before it, which they are to take over.
    ///
    /// The default is false.
    var isRenamed = false

    /// What decides on continuity: the picture, else the sound.
    var leader: StreamMeasure? {
        let all = streams.sorted { $0.key < $1.key }.map(\.value)
        return all.first { $0.kind == .video } ?? all.first
    }

    /// Seconds from the beginning of the first of its streams to the end of the last one.
    var span: Double {
        guard let first = streams.values.map(\.first).min(), let end = streams.values.map(\.end).max() else { return 0 }
        return end - first
    }
}
