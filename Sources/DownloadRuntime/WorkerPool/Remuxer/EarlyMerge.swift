/// An ffmpeg that starts while the first segments come: until it reads, it needs a tenth of a second for itself.
///
/// It waits for its inputs, and then for the offset of all timestamps, which is not known before they are measured.
final class EarlyMerge {
    let foreseen: ForeseenShape
    /// What the part becomes.
    let output: String
    /// By the lane's number.
    let feeds: [Int: PipeFeed]
    let process: ConfinedProcess
    private let offset = PipeFeed()
    private var isTaken = false

    /// Starts ffmpeg.
    init(_ foreseen: ForeseenShape, output: String, ffmpeg: String) {
        self.foreseen = foreseen
        self.output = output
        let feeds = foreseen.lanes.map { _ in PipeFeed() }
        self.feeds = Dictionary(uniqueKeysWithValues: zip(foreseen.lanes, feeds))
        let recipe = RemuxRecipe(
            inputs: foreseen.inputs, analysis: ForeseenShape.analysis, isOffsetLate: true, output: output)
        process = ConfinedProcess(
            ConfinedProcess.Plan(executable: ffmpeg, arguments: recipe.arguments, feeds: feeds + [offset]))
    }

    deinit {
        if !isTaken { process.kill() }
    }

    /// Tells ffmpeg the offset when a part is as it was foreseen; from then on `PartMerge` owns it.
    ///
    /// - Returns: false when it is not, or ffmpeg has ended; this one is of no use then.
    func take(_ shape: PartShape) -> Bool {
        guard !process.isEnded, let seconds = foreseen.offset(for: shape) else { return false }
        offset.add(RemuxRecipe.lateOffset(seconds))
        offset.finish()
        isTaken = true
        return true
    }
}
