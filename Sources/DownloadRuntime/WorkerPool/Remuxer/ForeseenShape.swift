import Manifests

/// What ffmpeg will most likely be asked to take of each lane, as the manifest tells before a byte of the media came.
///
/// Only the first timestamps are missing then; they are told to ffmpeg later (`EarlyMerge`).
struct ForeseenShape: Hashable, Sendable {
    /// Seconds of each lane that ffmpeg looks at; a part that needs more was not foreseen.
    static let analysis = 4.0

    /// By the lane's number, in its order.
    let lanes: [Int]
    /// Their offsets lack what the timestamps begin with.
    let inputs: [RemuxRecipe.Input]

    /// Foresees a title of one part; nil for one that needs a look at its bytes, such as its subtitles'.
    init?(_ all: [Lane]) {
        guard !all.isEmpty, all.allSatisfy({ $0.kind != .subtitles && $0.partKeys.count == 1 && !$0.isCutAnywhere })
        else { return nil }
        let hasOwnSound = !all.contains { $0.kind == .audio }
        lanes = Array(all.indices)
        inputs = all.map { lane in
            RemuxRecipe.Input(
                format: lane[0].segment.initialization == nil ? "mpegts" : "mov", hasVideo: lane.kind == .video,
                soundCount: lane.kind == .audio || hasOwnSound ? 1 : 0,
                offset: -lane[0].stretch.track.mediaTimeOffset, label: RemuxRecipe.TrackLabel(lane))
        }
    }

    /// Seconds to add to all timestamps so that it becomes a shape that was measured; nil when that is another one.
    func offset(for shape: PartShape) -> Double? {
        guard shape.lanes == lanes, shape.shortAnalysis <= Self.analysis else { return nil }
        let missing = zip(shape.inputs, inputs).map { $0.offset - $1.offset }
        guard let first = missing.first, missing.allSatisfy({ abs($0 - first) < 0.000_001 }) else { return nil }
        let isSame = zip(shape.inputs, inputs).allSatisfy { measured, foreseen in
            var measured = measured
            measured.offset = foreseen.offset
            return measured == foreseen
        }
        return isSame ? first : nil
    }
}
