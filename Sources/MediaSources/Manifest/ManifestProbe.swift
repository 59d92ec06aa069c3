import Manifests
import MediaModel

/// Looks at an HLS or DASH stream: its pictures with their estimated sizes, its languages, its length.
struct ManifestProbe: Sendable {
    let fetcher: any WebFetching
    let headers: [HeaderField]
    /// The time of day, for broadcasts that ended at a known time; nil takes all of them for live.
    let now: Timestamp?

    /// Reads the manifest and, of an HLS stream, the playlists of its best picture, which tell the length.
    ///
    /// - Parameters:
    ///   - address: where the manifest is.
    ///   - document: the manifest, when it was fetched already.
    /// - Returns: the title and the pictures, the best first.
    /// - Throws: also `protected` and `live`.
    func probe(_ address: WebAddress, document: ManifestDocument?) async throws(MediaSourceError) -> ResolvedLink {
        let selector = RenditionSelector()
        let plan = try await ManifestLoader(fetcher: fetcher, headers: headers, now: now)
            .plan(at: address, selector: selector, document: document)
        do throws(ManifestError) {
            try plan.requireDownloadable()
        } catch {
            throw MediaSourceError(error, at: address.text)
        }
        return link(address, plan, selector)
    }

    private func link(_ address: WebAddress, _ plan: SegmentPlan, _ selector: RenditionSelector) -> ResolvedLink {
        var item = TitleGuess(manifest: address).item
        item.duration = plan.duration.map { .seconds($0) }
        let picture = selector.variant(among: plan.variants) ?? Variant(id: "", hasVideo: false)
        let sound = selector.audio(among: plan.renditions, of: picture).first
        return ResolvedLink(
            item: item, streams: streams(address, plan, selector),
            audioLanguages: languages(of: .audio, plan, first: sound),
            extraSoundSize: Self.size(Self.soundBits(plan), plan.duration),
            subtitleLanguages: languages(of: .subtitles, plan, first: nil))
    }

    // MARK: Pictures

    private func streams(_ address: WebAddress, _ plan: SegmentPlan, _ selector: RenditionSelector) -> [Stream] {
        let format: Stream.Format = plan.format == .hls ? .hls : .dash
        let clear = plan.variants.filter { $0.protection == nil }
        guard !clear.isEmpty else { return [onlyStream(address, format, plan)] }
        let main = clear.filter(\.isMain)
        let streams = (main.isEmpty ? clear : main).map { variant in
            let sound = selector.audio(among: plan.renditions, of: variant).first
            // In HLS the sound counts with the picture, in DASH it does not.
            let bits = (variant.averageBandwidth ?? variant.bandwidth).map { bits in
                bits + (plan.format == .dash ? sound?.bandwidth ?? 0 : 0)
            }
            return Stream(
                address: address, format: format, variant: variant.id, height: variant.height,
                codecs: Self.codecs(variant, sound), bandwidth: bits, byteCount: Self.size(bits, plan.duration),
                isSizeEstimated: true, headers: headers)
        }
        return streams.sorted(by: StreamChoice.isBetter)
    }

    /// A list of segments without a choice.
    private func onlyStream(_ address: WebAddress, _ format: Stream.Format, _ plan: SegmentPlan) -> Stream {
        let track = plan.periods.first?.tracks.first
        let size = track.flatMap(Self.size)
        let bits = track?.bandwidth
        return Stream(
            address: address, format: format, height: track?.height, codecs: Self.labels(track?.codecs ?? [], nil),
            bandwidth: bits, byteCount: size ?? Self.size(bits, plan.duration), isSizeEstimated: true, headers: headers)
    }

    /// The bytes that the ranges of a track's segments add up to; nil when they have none, or are too many to look at.
    private static func size(_ track: Track) -> ByteCount? {
        guard track.segments.count <= 10_000 else { return nil }
        var sum = ByteCount(track.initialization?.range?.length ?? 0)
        for segment in track.segments {
            guard let range = segment.range else { return nil }
            sum += ByteCount(range.length)
        }
        return sum
    }

    /// Bits a second of one more sound: what the manifest says, which in HLS it does not, or what is usual.
    private static func soundBits(_ plan: SegmentPlan) -> Int? {
        let sounds = plan.renditions.filter { $0.kind == .audio }
        guard sounds.count > 1 else { return nil }
        return sounds.compactMap(\.bandwidth).max() ?? sounds.map { usualBits * max(2, $0.channels ?? 2) }.max()
    }

    /// Bits a second of one channel of AAC.
    private static let usualBits = 64_000

    /// What so many bits a second make in a title's length.
    private static func size(_ bits: Int?, _ duration: Double?) -> ByteCount? {
        guard let bits, let duration, bits > 0 else { return nil }
        let bytes = Double(bits) * duration / 8
        return bytes < 1e15 ? ByteCount(Int64(bytes)) : nil
    }

    // MARK: Codecs and languages

    /// Picture before sound.
    private static func codecs(_ variant: Variant, _ sound: Rendition?) -> [String] {
        let sounds = variant.codecs.filter { CodecName.kind(of: $0) == .audio }
        let pictures = variant.codecs.filter { CodecName.kind(of: $0) == .video }
        return labels(pictures, nil) + labels(sounds.isEmpty ? sound?.codecs ?? [] : sounds, sound?.channels)
    }

    private static func labels(_ codecs: [String], _ channels: Int?) -> [String] {
        var labels: [String] = []
        for codec in codecs {
            let label = (CodecLabel.text(ofManifest: codec) ?? codec) + CodecLabel.channels(channels)
            if !labels.contains(label) { labels.append(label) }
        }
        return labels
    }

    private func languages(of kind: TrackKind, _ plan: SegmentPlan, first: Rendition?) -> [String] {
        let tracks = plan.periods.first?.tracks ?? []
        let named =
            [first?.language].compactMap(\.self) + plan.renditions.filter { $0.kind == kind }.compactMap(\.language)
            + tracks.filter { $0.kind == kind }.compactMap(\.language)
        var found: [String] = []
        for tag in named.compactMap(LanguageTag.tag(of:)) where !found.contains(tag) { found.append(tag) }
        return found
    }
}

extension TitleGuess {
    /// What a manifest's address tells: "tears-of-steel/master.m3u8" is "Tears of steel".
    init(manifest address: WebAddress) {
        let parts = address.path.split(separator: "/").map { PercentCoding.decoded($0) ?? String($0) }
        let names = parts.reversed().lazy.map { TitleGuess.words(ofManifestName: $0) }
        let name = names.first { !$0.isEmpty }
        self.init(fileName: name, at: address)
        if name != nil { title = title.prefix(1).uppercased() + title.dropFirst() }
    }

    /// The words of a name; none of one that every manifest has.
    private static func words(ofManifestName name: String) -> String {
        var name = name
        for ending in [".m3u8", ".m3u", ".mpd", ".ism"] where name.lowercased().hasSuffix(ending) {
            name = String(name.dropLast(ending.count))
        }
        let words = name.split { $0 == "-" || $0 == "_" || $0 == " " }
        let common: Set = [
            "master", "index", "playlist", "manifest", "main", "stream", "video", "hls", "dash", "vod", "prog",
            "chunklist", "media", "output", "ts", "fmp4", "cmaf", "segments", "fragments", "encrypted",
        ]
        let isCommon = words.allSatisfy { $0.allSatisfy(\.isNumber) || common.contains($0.lowercased()) }
        return isCommon ? "" : words.joined(separator: " ")
    }
}
