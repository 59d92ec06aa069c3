import Glibc
import Manifests
import MediaModel
import Synchronization

extension SegmentedSession {
    /// `stop()` was called while ffmpeg worked.
    private struct Stopped: Error {}

    // MARK: While segments arrive

    /// Starts ffmpeg before the first segment is there, where the manifest tells what it has to do.
    func startEarly() {
        guard let ffmpeg = task.configuration.ffmpeg, merged.isEmpty, let foreseen = ForeseenShape(lanes),
            SubtitleFetch(request: task.request, engine: task.engine).languages.isEmpty
        else { return }
        early = EarlyMerge(foreseen, output: mergedPath, ffmpeg: ffmpeg)
    }

    /// Starts ffmpeg as soon as everything that it must know is there, if the title is in one part.
    func checkMerge() {
        guard merge == nil, !isMergeLate, ending == nil, let ffmpeg = task.configuration.ffmpeg else { return }
        let media = lanes.indices.filter { lanes[$0].kind != .subtitles }
        guard media.allSatisfy({ lanes[$0].partKeys.count == 1 && !lanes[$0].isCutAnywhere }) else {
            isMergeLate = true
            return
        }
        guard media.allSatisfy({ writers[$0].head?.leader != nil }), areSubtitlesComplete,
            let part = try? PartPlan(lanes: lanes, runs: writers.map(\.runs)).parts.first,
            let shape = PartShape(part, of: lanes, wished: wishedSound)
        else { return }
        do throws(DownloadFailure) {
            if let early, early.take(shape) {
                merge = PartMerge(shape, early)
            } else {
                early = nil
                let subtitles = try writeSubtitles([SubtitlePlace(key: part.key, base: shape.base, start: 0)])
                merge = PartMerge(
                    shape, subtitles: subtitles, output: mergedPath, ffmpeg: ffmpeg, analysis: shape.shortAnalysis)
            }
            early = nil
            feedMerge()
        } catch {
            end(.failed(error))
        }
    }

    /// Hands new segments to ffmpeg; gives the early merge up when the timestamps jump.
    func feedMerge() {
        guard let merge else { return }
        guard !merge.isEnded, merge.shape.lanes.allSatisfy({ writers[$0].hasOnePart }) else {
            merge.cancel()
            self.merge = nil
            isMergeLate = true
            return
        }
        for lane in merge.shape.lanes { merge.feed(writers[lane].contiguousRuns, of: lane) }
    }

    /// Whether ffmpeg is so far behind that fetching on would only make it slower.
    var isMergeBehind: Bool {
        guard let merge, !merge.isEnded else { return false }
        return merge.waiting > task.configuration.mergeLag.rawValue
    }

    private var areSubtitlesComplete: Bool {
        besides != nil && lanes.indices.allSatisfy { lanes[$0].kind != .subtitles || queue.isComplete($0) }
    }

    // MARK: When all segments are there

    /// Makes one checked MP4 of the stream files.
    func mergeAll() async throws -> DownloadOutcome {
        early = nil
        do {
            reportMerge(0)
            try measureWholeFiles()
            let plan = try PartPlan(lanes: lanes, runs: writers.map(\.runs))
            let parts = plan.parts
            holes = plan.holes
            guard !parts.isEmpty || !merged.isEmpty else { throw DownloadFailure.mergeFailed("there are no segments") }
            if parts.count == 1, merged.isEmpty {
                try await mergeOnly(parts[0])
            } else {
                try await mergeEach(parts)
            }
            noteGaps()
            noteMissingWords()
            return .finished(try await keepMerged())
        } catch is Stopped {
            merge?.cancel()
            merge = nil
            return .stopped
        }
    }

    /// Languages of sound, most wanted first.
    private var wishedSound: [String] { task.request.tracks.audioLanguages }

    private var mergedPath: String { StreamFiles.path(.merged, of: task.file.path) }

    private func measureWholeFiles() throws {
        for index in lanes.indices where lanes[index].isCutAnywhere { try writers[index].measureAll() }
    }

    /// Finishes the merge that began while segments arrived; does it again from the files when that went wrong.
    private func mergeOnly(_ part: PartPlan.Part) async throws {
        guard let shape = PartShape(part, of: lanes, wished: wishedSound) else {
            throw DownloadFailure.mergeFailed("a stream has no timestamps")
        }
        if let merge, merge.shape.inputs == shape.inputs {
            do {
                try await run(merge, part, shape)
                return
            } catch let failure as DownloadFailure where failure.code == .mergeFailed {
                task.note("the merge is done again: \(failure.cause)")
            }
        }
        merge?.cancel()
        let subtitles = try writeSubtitles([SubtitlePlace(key: part.key, base: shape.base, start: 0)])
        try await run(startMerge(shape, subtitles: subtitles, output: mergedPath), part, shape)
    }

    private func startMerge(
        _ shape: PartShape, subtitles: [RemuxRecipe.Subtitles], output: String, isPart: Bool = false
    ) throws -> PartMerge {
        guard let ffmpeg = task.configuration.ffmpeg else { throw DownloadFailure.ffmpegMissing }
        return PartMerge(shape, subtitles: subtitles, output: output, ffmpeg: ffmpeg, isPart: isPart)
    }

    private func run(
        _ merge: PartMerge, _ part: PartPlan.Part, _ shape: PartShape, isAlone: Bool = true
    ) async throws {
        for lane in merge.shape.lanes { merge.feed(part.runs[lane] ?? [], of: lane) }
        merge.finish()
        try await supervise(merge.ended, fraction: { merge.fraction }, kill: merge.cancel)
        try await merge.result()
        let gate = MergeGate(
            expectations: shape.expectations, declaredDuration: isAlone ? declaredDuration : nil,
            gapDuration: gapDuration)
        remarks += try gate.check(MovieFile(repairing: merge.output))
    }

    /// Makes a file of each part, then one of all.
    private func mergeEach(_ parts: [PartPlan.Part]) async throws {
        merge?.cancel()
        // All or none: what was merged before is deleted only when the rest can be merged, too.
        let shapes = try parts.map { part in
            guard let shape = PartShape(part, of: lanes, wished: wishedSound) else {
                throw DownloadFailure.mergeFailed("a stream has no timestamps")
            }
            return shape
        }
        for (part, shape) in zip(parts, shapes) { try await mergePart(part, shape) }
        try await joinParts()
    }

    /// Merges a part; its stream files go, so that the disk never holds all of it three times.
    private func mergePart(_ part: PartPlan.Part, _ shape: PartShape) async throws {
        let (draft, output) = (mergedPath, StreamFiles.path(.part(merged.count), of: task.file.path))
        try await run(startMerge(shape, subtitles: [], output: draft, isPart: true), part, shape, isAlone: false)
        try await keep(draft, as: output)
        let records = part.runs.sorted { $0.key < $1.key }.flatMap(\.value).map(\.record)
        for (lane, runs) in part.runs { writers[lane].forget(runs) }
        merged.append(SegmentMarks.MergedPart(records: records, base: shape.base))
        try await commit()
        for record in records {
            unlink(StreamRun.path(of: record.file, lane: record.lane, partialFilePath: task.file.path))
        }
    }

    private func joinParts() async throws {
        guard let ffmpeg = task.configuration.ffmpeg else { throw DownloadFailure.ffmpegMissing }
        let paths = merged.indices.map { StreamFiles.path(.part($0), of: task.file.path) }
        let movies = try await joinable(paths, ffmpeg: ffmpeg)
        let lengths = PartPlacement.lengths(movies, positions: positions)
        let join = PartJoin(
            ffmpeg: ffmpeg, parts: Array(zip(paths, PartPlacement.listed(movies, lengths))),
            start: movies.first?.startOfPackets ?? 0, subtitles: try writeSubtitles(places(lengths)),
            labels: labels(of: movies), list: StreamFiles.path(.list, of: task.file.path), output: mergedPath)
        let total = max(lengths.reduce(0, +), 0.001)
        let done = SecondsMeter()
        let process = try join.start { done.set($0) }
        try await supervise(process.ended, fraction: { min(1, done.seconds / total) }, kill: process.kill)
        try FFmpegExit.check(await process.exit())
        try checkJoined(movies, lengths)
    }

    /// The parts as they can be joined: where HEVC's parameter sets change, they are put into the stream, and pictures of
    /// parts that an older version made are counted in the same units.
    private func joinable(_ paths: [String], ffmpeg: String) async throws -> [MovieFile] {
        var movies = try paths.map { path throws(DownloadFailure) in try MovieFile(path: path) }
        if PartRewrite.isInBandNeeded(for: movies) {
            for (index, path) in paths.enumerated() where PartRewrite.isInBandNeeded(for: movies[index]) {
                movies[index] = try await rewrite(path, movies[index], isInBand: true, ffmpeg: ffmpeg)
            }
        }
        for index in PartRewrite.oddlyTimed(movies) {
            movies[index] = try await rewrite(paths[index], movies[index], isInBand: false, ffmpeg: ffmpeg)
        }
        try requireSameStreams(movies)
        return movies
    }

    private func rewrite(
        _ path: String, _ movie: MovieFile, isInBand: Bool, ffmpeg: String
    ) async throws -> MovieFile {
        let draft = mergedPath
        let done = SecondsMeter()
        let rewrite = PartRewrite(ffmpeg: ffmpeg, input: path, isInBand: isInBand, output: draft)
        let process = rewrite.start { done.set($0) }
        let total = max(movie.duration, 0.001)
        try await supervise(process.ended, fraction: { min(1, done.seconds / total) }, kill: process.kill)
        try FFmpegExit.check(await process.exit())
        let rewritten = try MovieFile(repairing: draft)
        guard rewritten.mediaPacketCount == movie.mediaPacketCount else {
            throw DownloadFailure.mergeFailed("\(rewritten.mediaPacketCount) packets of \(movie.mediaPacketCount)")
        }
        try await keep(draft, as: path)
        return rewritten
    }

    /// Gives a checked file its name, from which on it counts.
    private func keep(_ draft: String, as path: String) async throws {
        try await DiskQueue.run { () throws(DownloadFailure) in
            try PartialFileHandle(reading: draft).synchronize()
            try Disk.rename(draft, path)
        }
    }

    /// Where the merged parts begin on the title's time line, in seconds; nil for what nobody knows.
    private var positions: [Double?] {
        merged.map { part in
            guard let record = part.records.first, let lane = lanes.first(where: { $0.name == record.lane }),
                (0..<lane.count).contains(record.first)
            else { return nil }
            return lane[record.first].stretch.periodStart + part.base
        }
    }

    /// Where the merged parts lie in the result.
    private func places(_ lengths: [Double]) -> [SubtitlePlace] {
        var start = 0.0
        return zip(merged, lengths).compactMap { part, length in
            defer { start += length }
            return part.records.first.map { SubtitlePlace(key: $0.part, base: part.base, start: start) }
        }
    }

    /// Parts that are coded differently cannot lie in one track; those that lack the last sounds of the first one leave
    /// these silent.
    private func requireSameStreams(_ movies: [MovieFile]) throws(DownloadFailure) {
        guard let first = movies.first?.tracks else { return }
        for tracks in movies.map(\.tracks) {
            let isPrefix = !tracks.isEmpty && first.map(\.codec).starts(with: tracks.map(\.codec))
            // Which sound is missing, only the languages of the others tell.
            let isSure =
                tracks.count == first.count || tracks.count == 1
                || first.map(\.language).starts(with: tracks.map(\.language))
            guard isPrefix, isSure else {
                throw .unlikeParts("the parts have different streams: \(movies.map { $0.tracks.map(\.codec) })")
            }
        }
        let codings = movies.map { $0.tracks.map(\.coding) }
        guard codings.allSatisfy({ codings[0].starts(with: $0) }) else {
            let sound = codings.map { $0.map { "\($0.sampleRate) Hz of \($0.channelCount)" } }
            throw .unlikeParts("the streams of the parts are coded differently: \(sound)")
        }
        // ffmpeg reads all parts in the first one's units, and can choose them for pictures only.
        let units = movies.map { $0.tracks.map(\.timescale) }
        guard units.allSatisfy({ units[0].starts(with: $0) }) else {
            throw .unlikeParts("the streams of the parts are counted in different units: \(units)")
        }
        guard movies.contains(where: { $0.tracks.count < first.count }) else { return }
        remarks.append("Some of this title has no sound at its source.")
    }

    private func checkJoined(_ movies: [MovieFile], _ lengths: [Double]) throws {
        let total = lengths.reduce(0, +)
        let joined = try MovieFile(repairing: mergedPath)
        let packets = movies.reduce(0) { $0 + $1.mediaPacketCount }
        guard joined.mediaPacketCount == packets else {
            throw DownloadFailure.mergeFailed("\(joined.mediaPacketCount) packets instead of \(packets)")
        }
        guard abs(joined.duration - total) <= 0.1 * Double(movies.count) else {
            throw DownloadFailure.mergeFailed("the parts last \(total) s, and together \(joined.duration) s")
        }
        let gate = MergeGate(
            expectations: PartPlacement.expectations(movies, lengths), declaredDuration: declaredDuration,
            gapDuration: gapDuration)
        remarks += try gate.check(joined)
    }

    /// What the manifest says the picture lasts, with the holes in it; nil when it does not, or when parts of it could not be counted.
    private var declaredDuration: Double? {
        guard let lane = lanes.indices.first(where: { lanes[$0].kind != .subtitles }) else { return nil }
        let seconds = lanes[lane].duration
        guard let hole = holes[lane], hole > 0 else { return seconds > 0 ? seconds : nil }
        // DASH may count the hole already; a playlist that lacks segments knows nothing of it.
        let filled = lanes[lane].stretches.flatMap(\.track.segments).reduce(0) { $0 + $1.duration }
        return max(seconds, filled + hole)
    }

    /// What the sound of the joined parts is called.
    private func labels(of movies: [MovieFile]) -> [RemuxRecipe.Input] {
        let sound = lanes.filter { $0.kind == .audio }
        // The sounds of one stream are in the parts as it had them.
        let own = movies.first?.media.filter { $0.kind == .audio }.map(\.language) ?? []
        return (sound.isEmpty ? Array(lanes.prefix(1)) : sound).map { lane in
            var label = RemuxRecipe.TrackLabel(lane)
            let labelled = sound.isEmpty ? label.settle(among: own, wished: wishedSound) : 0
            return RemuxRecipe.Input(
                format: "", hasVideo: false, soundCount: sound.isEmpty ? own.count : 1, offset: 0, label: label,
                labelled: labelled)
        }
    }

    // MARK: Supervision

    /// Waits for ffmpeg, tells how far it is, and ends it when it stands still or is not wanted any more.
    private func supervise(_ ended: Gate, fraction: () -> Double, kill: () -> Void) async throws {
        // Writing the header of a long film takes its time, too.
        let patience = task.configuration.mergePatience + .seconds(Double(written) / 20_000_000)
        var last = (fraction: -1.0, time: clock.now(), report: clock.now())
        while !ended.isOpen {
            let now = clock.now()
            if signal.isRaised {
                kill()
                throw Stopped()
            }
            let share = fraction()
            if share != last.fraction { (last.fraction, last.time) = (share, now) }
            guard now - last.time < patience else {
                kill()
                throw DownloadFailure.mergeFailed("ffmpeg stood still")
            }
            if now - last.report >= task.configuration.progressInterval {
                reportMerge(share)
                last.report = now
            }
            await wait(for: ended, until: now + task.configuration.mergeTick)
        }
    }

    private func wait(for ended: Gate, until time: Duration) async {
        let clock = clock
        await withTaskGroup(of: Void.self) { group in
            group.addTask { _ = await ended.opens() }
            group.addTask { try? await clock.sleep(time) }
            await group.next()
            group.cancelAll()
        }
    }

    private func reportMerge(_ fraction: Double) {
        report(
            DownloadProgress(
                downloaded: ByteCount(written), total: ByteCount(written), segmentsDone: segmentsDone,
                segmentsTotal: segmentsTotal, mergedFraction: fraction))
    }

    // MARK: The result

    /// What the stream itself declared missing is no failure, but nobody should wonder.
    private func noteGaps() {
        guard gapDuration > 0 else { return }
        // Segments end a frame later or earlier than they should; that is not another second.
        let seconds = max(1, Int((gapDuration - 0.1).rounded(.up)))
        remarks.append("The stream itself lacks \(seconds) s of this title.")
    }

    /// The most that a lane of picture or sound was declared to lack, or lacks while another one runs on, in seconds.
    private var gapDuration: Double {
        let records = writers.flatMap(\.runs).map(\.record) + merged.flatMap(\.records)
        return lanes.indices.filter { lanes[$0].kind != .subtitles }.map { index in
            let begin = writers[index].leadingGap + (holes[index] ?? 0)
            return records.filter { $0.lane == lanes[index].name }.reduce(begin) { $0 + $1.gapDuration }
        }.max() ?? 0
    }

    /// Gives the checked file the name that says so, and deletes what it was made of.
    private func keepMerged() async throws -> PartialFile {
        let (merged, target) = (mergedPath, task.file.path)
        let size = try await DiskQueue.run { () throws(DownloadFailure) in
            let handle = try PartialFileHandle(reading: merged)
            try handle.synchronize()
            try Disk.rename(merged, target)
            return handle.size
        }
        removeStreamFiles(keepsSidecars: true)
        letGoOfStreams()
        report(
            DownloadProgress(
                downloaded: size, total: size, segmentsDone: segmentsTotal, segmentsTotal: segmentsTotal,
                mergedFraction: 1))
        return finishedFile()
    }

    /// Closes the stream files, which gives their blocks back: nobody waits for that.
    private func letGoOfStreams() {
        let luggage = Luggage(writers.flatMap(\.runs).map(\.handle))
        (writers, merge) = ([], nil)
        _ = DiskJob { () throws(DownloadFailure) in luggage.drop() }
    }

    /// Files that are closed by whoever drops them, not by whoever held them last.
    private final class Luggage: Sendable {
        private let handles: Mutex<[PartialFileHandle]>

        init(_ handles: [PartialFileHandle]) {
            self.handles = Mutex(handles)
        }

        func drop() {
            handles.withLock { $0 = [] }
        }
    }

    /// The result with the subtitles beside it.
    func finishedFile() -> PartialFile {
        PartialFile(path: task.file.path, sidecars: StreamFiles.sidecars(of: task.file.path), remarks: remarks)
    }
}
