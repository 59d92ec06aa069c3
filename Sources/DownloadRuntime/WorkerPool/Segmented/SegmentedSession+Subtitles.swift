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

    private func track(
        _ lane: Lane, _ writer: LaneWriter, _ places: [SubtitlePlace]
    ) throws(DownloadFailure) -> SubtitleTrack {
        var track = SubtitleTrack()
        for run in writer.runs {
            let text = SubtitleSource(container: run.record.container, bytes: try run.content())
            // Without a number of its own, a rendition that marks no discontinuity belongs to the first part.
            let place = places.first { $0.key.discontinuityKey == run.record.part.discontinuityKey } ?? places.first
            let origin = lane[run.record.first].stretch.track.mediaTimeOffset
            text.add(to: &track, origin: origin, base: place?.base ?? 0, start: place?.start ?? 0)
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
