import Manifests
import MediaModel

/// A title behind a manifest, as something that can be chosen from.
struct StreamedTitle {
    let address: WebAddress
    let headers: [HeaderField]
    let plan: SegmentPlan

    var link: ResolvedLink {
        var item = name.map { TitleGuess(fileName: $0).item } ?? MediaItem(title: address.host)
        item.duration = plan.duration.map { .milliseconds(Int64($0 * 1_000)) }
        let offered = plan.variants.contains(where: \.hasVideo) ? plan.variants.filter(\.hasVideo) : plan.variants
        let streams = offered.filter { $0.protection == nil }.map(stream).sorted(by: StreamChoice.isBetter)
        return ResolvedLink(
            item: item, streams: streams.isEmpty ? [bareStream] : streams, audioLanguages: languages(of: .audio),
            subtitleLanguages: languages(of: .subtitles))
    }

    private var format: Stream.Format { plan.format == .dash ? .dash : .hls }

    private func stream(_ variant: Variant) -> Stream {
        let bandwidth = variant.averageBandwidth ?? variant.bandwidth
        let size = bandwidth.flatMap { bits in plan.duration.map { Double(bits) / 8 * $0 } }
        return Stream(
            address: address, format: format, variant: variant.id, height: variant.height,
            codecs: variant.codecs.map(Self.codecName), bandwidth: bandwidth,
            byteCount: size.flatMap { $0 > 0 && $0 < 1e15 ? ByteCount(Int64($0)) : nil }, isSizeEstimated: true,
            headers: headers)
    }

    /// A playlist without variants: one picture, of which nothing is said.
    private var bareStream: Stream {
        let track = plan.periods.first?.tracks.first
        return Stream(
            address: address, format: format, height: track?.height, codecs: (track?.codecs ?? []).map(Self.codecName),
            bandwidth: track?.bandwidth, isSizeEstimated: true, headers: headers)
    }

    private func languages(of kind: TrackKind) -> [String] {
        var found: [String] = []
        for rendition in plan.renditions where rendition.kind == kind {
            guard let tag = rendition.language.flatMap({ LanguageTag.tag(of: $0) }), !found.contains(tag) else {
                continue
            }
            found.append(tag)
        }
        return found
    }

    /// The last part of the address that names a title: "master.m3u8" is called like that everywhere.
    private var name: String? {
        let parts = address.path.split(separator: "/").map { PercentCoding.decoded($0) ?? String($0) }
        let names = parts.reversed().map { part in
            let name = part.lowercased()
            return ["m3u8", "m3u", "mpd"].contains { name.hasSuffix(".\($0)") }
                ? String(part[..<(part.lastIndex(of: ".") ?? part.endIndex)]) : part
        }
        return names.first { !Self.namesOfNothing.contains($0.lowercased()) && $0.count > 1 }
    }

    private static let namesOfNothing: Set = [
        "master", "index", "playlist", "manifest", "main", "stream", "prog_index", "chunklist", "video", "media", "hls",
        "dash", "vod", "live", "variant", "default", "play", "format=m3u8-aapl", "format=mpd-time-csf",
    ]

    /// "H.264" of "avc1.64001f".
    static func codecName(_ codec: String) -> String {
        switch codec.prefix(while: { $0 != "." }).lowercased() {
        case "avc1", "avc3": "H.264"
        case "hvc1", "hev1": "HEVC"
        case "dvh1", "dvhe", "dva1", "dvav": "Dolby Vision"
        case "av01": "AV1"
        case "vp09", "vp9": "VP9"
        case "mp4a": codec.lowercased() == "mp4a.40.34" ? "MP3" : "AAC"
        case "ac-3": "AC-3"
        case "ec-3": "E-AC-3"
        case "opus": "Opus"
        case "flac": "FLAC"
        case "wvtt": "WebVTT"
        case "stpp": "TTML"
        default: codec
        }
    }
}
