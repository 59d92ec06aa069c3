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

    /// Makes subtitle files of the stream files: WebVTT to lie beside the film, SubRip to go into it.
    func writeSubtitles(_ places: [SubtitlePlace]) throws(DownloadFailure) -> [RemuxRecipe.Subtitles] {
        var result: [RemuxRecipe.Subtitles] = []
        var endings: Set<String> = []
        for (number, lane) in lanes.enumerated() where lane.kind == .subtitles {
            let track = try track(lane, writers[number], places)
            guard !track.cues.isEmpty else {
                remarks.append("The subtitles \(lane.title ?? lane.language ?? "") have no words.")
                continue
            }
            result.append(try write(track, of: lane, number: number, ending: ending(of: lane, &endings)))
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

    /// "nl.vtt", or "nl.2.vtt" for the second of a language.
    private func ending(of lane: Lane, _ taken: inout Set<String>) -> String {
        let language = (lane.language ?? "und").filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        let stem = lane.isForced ? "\(language).forced" : language
        var number = 1
        while !taken.insert(number == 1 ? stem : "\(stem).\(number)").inserted { number += 1 }
        return number == 1 ? "\(stem).vtt" : "\(stem).\(number).vtt"
    }

    private func write(
        _ track: SubtitleTrack, of lane: Lane, number: Int, ending: String
    ) throws(DownloadFailure) -> RemuxRecipe.Subtitles {
        let beside = StreamFiles.path(.sidecar(number: number, ending: ending), of: task.file.path)
        let inside = StreamFiles.path(.words(number), of: task.file.path)
        for (path, text) in [(beside, track.webVTT), (inside, track.subRip)] {
            try Disk.deleteFile(path)
            try Disk.write(Array(text.utf8), to: path)
        }
        return RemuxRecipe.Subtitles(
            path: inside,
            label: RemuxRecipe.TrackLabel(language: lane.language, title: lane.title, isDefault: lane.isDefault),
            isForced: lane.isForced)
    }
}
