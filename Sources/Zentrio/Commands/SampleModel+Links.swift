import MediaModel
import MediaSources

nonisolated extension SampleModel {
    /// What pasting a link to a stream finds.
    func tearsOfSteel() throws(WebAddress.Flaw) -> ResolvedLink {
        let item = MediaItem(
            title: "Tears of Steel", year: 2012, duration: .seconds(734), poster: try address("tears-of-steel-poster"))
        var streams = [
            try stream(2160, ["H.265", "AAC 5.1"], 18_400_000, 1.6),
            try stream(1080, ["H.264", "AAC"], 6_100_000, 0.56),
            try stream(720, ["H.264", "AAC"], 2_900_000, 0.266), try stream(480, ["H.264", "AAC"], 1_400_000, 0.128),
            try stream(nil, ["AAC 5.1"], 320_000, 0.029),
        ]
        makeManifest(of: &streams)
        return ResolvedLink(
            item: item, streams: streams, audioLanguages: ["en", "nl"], subtitleLanguages: ["en", "de", "nl"])
    }

    /// What the quality picker chooses from; `isExact` has variants between the usual ones.
    func metropolis(isExact: Bool = false) throws(WebAddress.Flaw) -> ResolvedLink {
        let item = MediaItem(
            title: "Metropolis", year: 1927, duration: .seconds(153 * 60), sourceName: "Attic",
            poster: try address("metropolis-poster"), backdrop: try address("metropolis-wide"))
        var streams = [
            try stream(2160, ["HEVC", "AAC"], 5_900_000, 6.8), try stream(1440, ["HEVC", "AAC"], 4_100_000, 4.7),
            try stream(1080, ["H.264", "AAC"], 2_900_000, 3.4), try stream(1080, ["HEVC", "AAC"], 1_900_000, 2.2),
            try stream(720, ["H.264", "AAC"], 1_200_000, 1.4), try stream(540, ["H.264", "AAC"], 780_000, 0.9),
            try stream(480, ["H.264", "AAC"], 640_000, 0.74), try stream(360, ["H.264", "AAC"], 360_000, 0.42),
        ]
        guard isExact else {
            streams = [streams[0], streams[2], streams[4]]
            return ResolvedLink(item: item, streams: streams, audioLanguages: ["de"], subtitleLanguages: ["en", "nl"])
        }
        makeManifest(of: &streams)
        return ResolvedLink(
            item: item, streams: streams, audioLanguages: ["de", "en"], extraSoundSize: ByteCount(64_000_000),
            subtitleLanguages: ["en", "nl", "de", "fr", "es", "pt"])
    }

    /// One playlist that offers them all.
    private func makeManifest(of streams: inout [MediaModel.Stream]) {
        let address = streams[0].address
        for index in streams.indices {
            streams[index].address = address
            streams[index].format = .hls
            streams[index].variant = String(index)
        }
    }

    private func stream(
        _ height: Int?, _ codecs: [String], _ bandwidth: Int, _ size: Double
    ) throws(WebAddress.Flaw) -> MediaModel.Stream {
        Stream(
            address: try address("stream-\(height ?? 0)"), height: height, codecs: codecs, bandwidth: bandwidth,
            byteCount: gigabytes(size), isSizeEstimated: true)
    }
}
