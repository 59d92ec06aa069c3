import Manifests
import MediaModel

extension SegmentedSession {
    /// Where a part lies: on its own time line, and in the result.
    struct SubtitlePlace {
        var key: Lane.PartKey
        /// Seconds on the media's time line that are the part's zero.
        var base: Double
        /// Seconds at which the part begins in the result.
        var start: Double
    }

    /// Fetches the subtitles that lie beside the stream, in languages that it does not have itself.
    func fetchSubtitles(_ group: inout TaskGroup<SegmentedEvent>) {
        let fetch = SubtitleFetch(request: task.request, engine: task.engine, cookies: task.cookies)
        let known = lanes.filter { $0.kind == .subtitles }.compactMap(\.language)
        group.addTask { .subtitles(await fetch.run(except: known)) }
    }

    func noteSubtitles(_ result: SubtitleFetch.Result) {
        besides = result
        remarks += result.remarks
        checkMerge()
    }

    /// Makes subtitle files of the stream files: WebVTT to lie beside the film, SubRip to go into it.
    func writeSubtitles(_ places: [SubtitlePlace]) throws(DownloadFailure) -> [RemuxRecipe.Subtitles] {
        var result: [RemuxRecipe.Subtitles] = []
        var endings = SubtitleEndings()
        for (number, lane) in lanes.enumerated() where lane.kind == .subtitles {
            let track = try track(lane, writers[number], places)
            guard !track.cues.isEmpty else {
                // What did not come is told at the end.
                guard queue.leftOut(of: number) == 0 else { continue }
                remarks.append("The subtitles \(lane.title ?? lane.language ?? "") have no words.")
                continue
            }
            let ending = endings.next(language: lane.language, isForced: lane.isForced, format: .webVTT)
            let label = RemuxRecipe.TrackLabel(
                language: lane.language, title: lane.title, isDefault: lane.isDefault)
            let path = try write(track, track.webVTT, number: number, ending: ending)
            result.append(RemuxRecipe.Subtitles(path: path, label: label, isForced: lane.isForced))
        }
        for (number, words) in (besides?.words ?? []).enumerated() {
            let ending = endings.next(language: words.language, format: words.document.format)
            let path = try write(
                words.document.track, words.document.text, number: lanes.count + number, ending: ending)
            result.append(RemuxRecipe.Subtitles(path: path, label: .init(language: words.language)))
        }
        return result
    }

    /// Words that did not come cost themselves, never the film, but nobody should wonder.
    func noteMissingWords() {
        let files = Set((besides?.words ?? []).map(\.language))
        for name in missingSubtitles where !files.contains(name) { noteMissing(name, "did not arrive") }
        for (number, lane) in lanes.enumerated() where queue.leftOut(of: number) > 0 {
            let isAll = queue.leftOut(of: number) >= lane.count
            noteMissing(lane.language ?? lane.title ?? "", isAll ? "did not arrive" : "are not complete")
        }
    }

    private func noteMissing(_ name: String, _ verb: String) {
        let remark = "The subtitles in \"\(name)\" \(verb)."
        if !remarks.contains(remark) { remarks.append(remark) }
    }

    /// Goes on without the words that need a key or an initialization.
    ///
    /// - Returns: false when a picture or a sound needs it, too.
    func leaveOutWords(needing key: DocumentKey, _ group: inout TaskGroup<SegmentedEvent>) -> Bool {
        let users = lanes.indices.filter { lane in
            (0..<lanes[lane].count).contains { DocumentShelf.keys(of: lanes[lane][$0].segment).contains(key) }
        }
        guard !users.isEmpty, users.allSatisfy({ lanes[$0].kind == .subtitles }) else { return false }
        for lane in users {
            unreadable.insert(lane)
            queue.leaveOutRest(of: lane)
            for unit in held[lane].values.map(\.unit) where held[lane][unit.segments.lowerBound]?.body != nil {
                leaveOut(unit, &group)
            }
        }
        return true
    }

    /// Passes over words that nobody can read.
    func leaveOut(_ unit: FetchUnit, _ group: inout TaskGroup<SegmentedEvent>) {
        queue.noteLeftOut(unit)
        passOver(unit, &group)
    }

    private func track(
        _ lane: Lane, _ writer: LaneWriter, _ places: [SubtitlePlace]
    ) throws(DownloadFailure) -> SubtitleTrack {
        var track = SubtitleTrack()
        var sources: [(record: StreamRun.Record, text: SubtitleSource)] = []
        for run in writer.runs {
            let text = SubtitleSource(container: run.record.container, bytes: try run.content())
            sources.append((run.record, text))
        }
        // A playlist's words without a single map count from the playlist's start, whatever the picture's clock says:
        // so ffmpeg and others write them, and players agree.
        let isFromStart = task.request.stream.format == .hls && !sources.contains { $0.text.hasMap }
        let parts = places.indices.map { index in
            let end = index + 1 < places.count ? places[index + 1].start : .infinity
            return SubtitleSource.Place(
                base: places[index].base, start: places[index].start, length: end - places[index].start)
        }
        for (record, text) in sources {
            // Without a number of its own, a rendition that marks no discontinuity belongs to the first part.
            let own = places.firstIndex { $0.key.discontinuityKey == record.part.discontinuityKey } ?? 0
            let isText = record.container == .text && isFromStart
            let none = SubtitleSource.Place(base: 0, start: 0)
            text.add(
                to: &track, origin: lane[record.first].stretch.track.mediaTimeOffset,
                usual: isText || parts.isEmpty ? none : parts[own], others: parts)
        }
        track.sort()
        return track
    }

    /// Writes the file that lies beside the film and the one that goes into it; gives the path of the latter.
    private func write(
        _ track: SubtitleTrack, _ text: String, number: Int, ending: String
    ) throws(DownloadFailure) -> String {
        let beside = StreamFiles.path(.sidecar(number: number, ending: ending), of: task.file.path)
        let inside = StreamFiles.path(.words(number), of: task.file.path)
        for (path, text) in [(beside, text), (inside, track.subRip)] {
            try Disk.deleteFile(path)
            try Disk.write(Array(text.utf8), to: path)
        }
        return inside
    }
}
