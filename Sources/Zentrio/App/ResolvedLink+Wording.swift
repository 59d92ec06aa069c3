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

    /// "Film found", "4 variants found", "HLS stream found".
    var headline: String {
        switch manifestFormat {
        case .hls?: say("HLS stream found")
        case .dash?: say("DASH stream found")
        default: say(streams.count, one: "Film found", other: "\(streams.count) variants found")
        }
    }

    /// The format of all streams, when they are pictures of one manifest.
    private var manifestFormat: MediaModel.Stream.Format? {
        let first = streams[0]
        return first.format != .progressive && streams.allSatisfy { $0.address == first.address } ? first.format : nil
    }

    /// "720p", "Audio", "HLS": what a stream is, in one word.
    func label(of stream: MediaModel.Stream) -> String {
        if let height = stream.height { return Wording.lines(height) }
        if let name = manifestNames[stream.address] { return name }
        if stream.variant != nil { return stream.isSound ? say("Audio") : say("Original") }
        switch stream.format {
        case .progressive: return say("Original")
        case .hls: return "HLS"
        case .dash: return "DASH"
        }
    }

    /// The languages of subtitles that can be taken with a stream: all, or those that lie beside a file.
    func subtitleLanguages(of stream: MediaModel.Stream?) -> [String] {
        guard let stream, !stream.offersTracks else { return subtitleLanguages }
        return subtitleLanguages.filter { language in stream.subtitleFiles.contains { $0.isIn(language) } }
    }

    /// What else is known: tracks and length.
    var details: String {
        Wording.facts(
            manifestFormat == nil ? nil : say(streams.count, one: "1 variant", other: "\(streams.count) variants"),
            streams.count == 1 ? streams[0].byteCount.map { Wording.size($0) } : nil,
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
    /// Whether tracks can be chosen, because they lie in files of their own.
    var offersTracks: Bool { format != .progressive }

    /// Whether subtitles can be chosen.
    var offersSubtitles: Bool { offersTracks || !subtitleFiles.isEmpty }

    /// "560 MB", "about 560 MB", or nothing.
    var sizeText: String {
        guard let byteCount else { return "" }
        return isSizeEstimated ? say("about \(Wording.size(byteCount))") : Wording.size(byteCount)
    }
}
