import MediaModel
import MediaSources

/// One card of the quality picker.
nonisolated struct QualityOption: Hashable, Sendable {
    var quality: Quality
    var streamIndex: Int
    var stream: MediaModel.Stream

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
    /// The choices of the quality picker that this title has streams of its own for, the smallest first.
    var qualityOptions: [QualityOption] {
        var options: [QualityOption] = []
        for quality in [Quality.standard, .higher, .best] {
            let index = index(for: quality)
            guard options.last?.streamIndex != index else { continue }
            options.append(QualityOption(quality: quality, streamIndex: index, stream: streams[index]))
        }
        return options
    }

    /// The stream with the tallest picture that is not above the wish, else the lowest.
    func index(for quality: Quality) -> Int {
        let limit = quality.maximumHeight ?? .max
        return streams.firstIndex { ($0.height ?? 0) <= limit } ?? streams.count - 1
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
