import MediaModel
import MediaSources

nonisolated extension StreamChoice {
    /// "about 720p", "2160p, as the source".
    var resolution: String {
        let lines = stream.height.map { Wording.lines($0) } ?? say("as the source")
        guard quality == .best else { return stream.height == nil ? lines : say("about \(lines)") }
        return stream.height == nil ? lines : say("\(lines), as the source")
    }

    /// What the choice is good for.
    var purpose: String {
        switch quality {
        case .standard: say("Small screens")
        case .best: say("Large screens")
        default: say("Most screens")
        }
    }
}

nonisolated extension ResolvedLink {
    /// The stream that a quality takes, as an index.
    func index(for quality: Quality) -> Int {
        StreamChoice.stream(for: quality, among: streams).flatMap { streams.firstIndex(of: $0) } ?? 0
    }

    /// "Film found", "HLS stream found".
    var headline: String {
        switch streams.first?.format {
        case .hls: say("HLS stream found")
        case .dash: say("DASH stream found")
        default: say("Film found")
        }
    }

    /// What else is known: variants, tracks and length.
    var details: String {
        Wording.facts(
            streams.count > 1
                ? say(streams.count, one: "1 variant", other: "\(streams.count) variants")
                : streams.first?.byteCount.map { Wording.size($0) },
            audioLanguages.isEmpty
                ? nil : say(audioLanguages.count, one: "1 audio track", other: "\(audioLanguages.count) audio tracks"),
            subtitleLanguages.isEmpty
                ? nil
                : say(
                    subtitleLanguages.count, one: "1 subtitle track",
                    other: "\(subtitleLanguages.count) subtitle tracks"),
            item.duration.map { Wording.exactLength($0) })
    }
}

nonisolated extension MediaModel.Stream {
    /// "560 MB", "about 560 MB", or nothing.
    var sizeText: String {
        guard let byteCount else { return "" }
        return isSizeEstimated ? say("about \(Wording.size(byteCount))") : Wording.size(byteCount)
    }
}
