import MediaModel

/// One ffmpeg at work on one part: fed from stream files, as they grow or when they are whole.
final class PartMerge {
    let shape: PartShape
    /// Where the part goes.
    let output: String
    private let process: ConfinedProcess
    private let feeds: [Int: PipeFeed]
    /// What of each lane was handed to its feed: the file, and the offset in it.
    private var fed: [Int: (file: Int, offset: Int64)] = [:]
    private var total: Int64 = 0

    /// Starts ffmpeg; `analysis` is the seconds of each lane that it looks at first, all that the shape may need where it is
    /// nil, and `isPart` is whether others are joined to the result.
    init(
        _ shape: PartShape, subtitles: [RemuxRecipe.Subtitles], output: String, ffmpeg: String,
        analysis: Double? = nil, isPart: Bool = false
    ) {
        self.shape = shape
        self.output = output
        let piped = zip(shape.lanes, shape.inputs).compactMap { lane, input in input.path == nil ? lane : nil }
        let feeds = piped.map { _ in PipeFeed() }
        self.feeds = Dictionary(uniqueKeysWithValues: zip(piped, feeds))
        let recipe = RemuxRecipe(
            inputs: shape.inputs, subtitles: subtitles, analysis: analysis ?? shape.longAnalysis, isPart: isPart,
            output: output)
        process = ConfinedProcess(
            ConfinedProcess.Plan(executable: ffmpeg, arguments: recipe.arguments, feeds: feeds))
    }

    /// Goes on with an ffmpeg that was started early and suits the shape.
    init(_ shape: PartShape, _ early: EarlyMerge) {
        self.shape = shape
        (output, feeds, process) = (early.output, early.feeds, early.process)
    }

    deinit {
        process.kill()
    }

    /// Whether ffmpeg has ended.
    var isEnded: Bool { process.isEnded }

    /// Opens when ffmpeg has ended.
    var ended: Gate { process.ended }

    /// The share of what was handed over that ffmpeg has taken, 0 to 1.
    var fraction: Double {
        let moved = feeds.values.reduce(0) { $0 + $1.moved }
        return total > 0 ? min(1, Double(moved) / Double(total)) : 1
    }

    /// Bytes that were handed over and that ffmpeg has not taken.
    var waiting: Int64 { total - feeds.values.reduce(0) { $0 + $1.moved } }

    /// Hands over what a lane has by now; its runs must lie behind each other.
    func feed(_ runs: [StreamRun], of lane: Int) {
        guard let feed = feeds[lane] else { return }
        for (place, run) in runs.enumerated() {
            if let fed = fed[lane], fed.file != run.record.file, isBehind(run, fed.file, runs) { continue }
            // One header is enough for all runs of a part.
            let begin = place == 0 ? 0 : run.record.headSize
            let from = fed[lane].flatMap { $0.file == run.record.file ? $0.offset : nil } ?? begin
            feed.add(run.handle, from: from, to: run.written)
            total += max(0, run.written - from)
            fed[lane] = (run.record.file, max(from, run.written))
        }
    }

    /// Nothing more follows.
    func finish() {
        for feed in feeds.values { feed.finish() }
    }

    func cancel() {
        process.kill()
    }

    /// Waits for the end of ffmpeg.
    ///
    /// - Throws: a storage code when a stream file could not be read or the disk is full, `ffmpegMissing`, or
    ///   `mergeFailed`.
    func result() async throws(DownloadFailure) {
        let exit = await process.exit()
        if let failure = feeds.values.compactMap(\.failure).first { throw failure }
        try FFmpegExit.check(exit)
    }

    /// Whether a run was handed over before the one that is at work.
    private func isBehind(_ run: StreamRun, _ current: Int, _ runs: [StreamRun]) -> Bool {
        guard let place = runs.firstIndex(where: { $0.record.file == current }) else { return false }
        return runs[..<place].contains { $0.record.file == run.record.file }
    }
}
