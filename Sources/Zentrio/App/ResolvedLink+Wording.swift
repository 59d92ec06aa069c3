import MediaModel
import MediaSources

nonisolated extension StreamChoice {
    /// "about 720p", "2160p, as the source".
    var resolution: String {
        let lines = stream.height.map { "\($0)p" } ?? "as the source"
        guard quality == .best else { return stream.height == nil ? lines : "about \(lines)" }
        return stream.height == nil ? lines : "\(lines), as the source"
    }

    /// What the choice is good for.
    var purpose: String {
        switch quality {
        case .standard: "Small screens"
        case .best: "Large screens"
        default: "Most screens"
        }
    }
}

nonisolated extension ResolvedLink {
    /// The stream that a quality takes, as an index.
    func index(for quality: Quality) -> Int {
        StreamChoice.stream(for: quality, among: streams).flatMap { streams.firstIndex(of: $0) } ?? 0
    }

    /// "Film found", "4 variants found".
    var headline: String {
        streams.count == 1 ? "Film found" : "\(streams.count) variants found"
    }

    /// What else is known: tracks and length.
    var details: String {
        Wording.facts(
            streams.count == 1 ? streams[0].byteCount.map { Wording.size($0) } : nil,
            LinkCount.text(audioLanguages.count, "audio track"),
            LinkCount.text(subtitleLanguages.count, "subtitle track"), item.duration.map { Wording.exactLength($0) })
    }
}

/// Counted things in words; nothing for none.
nonisolated private enum LinkCount {
    static func text(_ count: Int, _ noun: String) -> String? {
        switch count {
        case 0: nil
        case 1: "1 \(noun)"
        default: "\(count) \(noun)s"
        }
    }
}

nonisolated extension MediaModel.Stream {
    /// "560 MB", "about 560 MB", or nothing.
    var sizeText: String {
        guard let byteCount else { return "" }
        return isSizeEstimated ? "about \(Wording.size(byteCount))" : Wording.size(byteCount)
    }
}
