import Manifests
import MediaModel

/// Which stream files make which part of the result.
struct PartPlan: Sendable {
    /// What one ffmpeg makes one file of.
    struct Part: Sendable {
        /// The runs of each lane, by the lane's number; a lane may be missing from a part.
        var runs: [Int: [StreamRun]]
        /// The part of its first lane.
        var key: Lane.PartKey
    }

    let parts: [Part]
    /// Seconds of holes that single lanes have within a part, by the lane's number.
    let holes: [Int: Double]

    /// Puts the parts of picture and sound together.
    ///
    /// - Throws: `mergeFailed` when their borders do not match.
    init(lanes: [Lane], runs: [[StreamRun]]) throws(DownloadFailure) {
        let numbers = lanes.indices.filter { lanes[$0].kind != .subtitles && !runs[$0].isEmpty }
        guard let leader = numbers.first else {
            (parts, holes) = ([], [:])
            return
        }
        let tracks = TrackHoles(numbers.map { runs[$0] }, of: numbers.map { lanes[$0] })
        let groups = tracks.groups
        let keys = groups[0].map(\.key)
        var parts = groups[0].map { Part(runs: [leader: $0.runs], key: $0.runs[0].record.part) }
        for (number, group) in zip(numbers, groups).dropFirst() {
            let isAligned = group.count == keys.count
            for (place, part) in group.enumerated() {
                // Numbers of discontinuities should agree; where they do not, the order does.
                guard let index = keys.firstIndex(of: part.key) ?? (isAligned ? place : nil) else {
                    throw .mergeFailed("part \(part.key) of \(lanes[number].name) has no picture")
                }
                guard parts[index].runs[number] == nil else {
                    throw .mergeFailed("the parts of \(lanes[number].name) and of the picture do not match")
                }
                parts[index].runs[number] = part.runs
            }
        }
        self.parts = parts
        holes = Dictionary(uniqueKeysWithValues: zip(numbers, tracks.seconds))
    }
}
