import MediaModel

/// What the ledger keeps of a segmented download beside the bytes; its names are stored and may not change.
///
/// The chunks of `ResumeState` are the stream files: file `n` begins at `n` times four tebibytes, so that one ledger
/// serves files that grow side by side.
package struct SegmentMarks: Hashable, Sendable, Codable {
    /// The room that each stream file has in the ledger's numbers.
    static let fileSpace = Int64(1) << 42

    /// A part that is a file of its own by now.
    struct MergedPart: Hashable, Sendable, Codable {
        /// The runs that went into it.
        var records: [StreamRun.Record]
        /// The time on the media's time line that is its zero, in seconds.
        var base: Double
    }

    /// Tells whether the lanes are still the same: their names, segments and length.
    var fingerprint: String
    var runs: [StreamRun.Record]
    /// Parts that are merged and whose stream files are gone.
    var merged: [MergedPart]
    /// One segment of each lane; nil in marks of before.
    var witnesses: [SegmentWitness]?
    /// What lies behind the runs already; nil in marks of before.
    var landed: [LandedUnits]?

    /// What tells a plan from another one of the same address.
    static func fingerprint(of lanes: [Lane]) -> String {
        lanes.map { lane in
            let parts = [lane.name, lane.language ?? "", "\(lane.count)", "\(Int(lane.duration.rounded()))"]
            return parts.joined(separator: ":")
        }.joined(separator: ",")
    }
}
