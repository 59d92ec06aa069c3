import MediaModel
import MediaSources

nonisolated extension SampleModel {
    /// The quality picker with all its options, on a stream with tracks to choose from.
    func openAllTracks(_ model: inout AppModel) throws(WebAddress.Flaw) {
        try fill(&model)
        let link = try manyTracks()
        _ = model.perform(.addDownload(link: nil))
        _ = model.perform(.choose(LinkSuggestion(address: link.streams[0].address, item: link.item)))
        _ = model.apply(.resolved(link, number: model.addDownload.number))
        _ = model.perform(.selectStream(2))
        _ = model.perform(.toggleQualityOptions)
        for language in ["en", "nl"] { _ = model.perform(.toggleSubtitles(language)) }
        _ = model.perform(.toggleRememberQuality)
        try addArtwork(of: link.item, to: &model)
    }

    private func manyTracks() throws(WebAddress.Flaw) -> ResolvedLink {
        let item = MediaItem(
            title: "Metropolis", year: 1927, duration: .seconds(153 * 60), sourceName: "Attic",
            poster: try address("metropolis-poster"), backdrop: try address("metropolis-wide"))
        let manifest = try address("master.m3u8")
        let pictures = [
            (2_160, "HEVC", 6.8), (1_440, "HEVC", 4.7), (1_080, "H.264", 3.4), (1_080, "HEVC", 2.2),
            (720, "H.264", 1.4), (540, "H.264", 0.9), (480, "H.264", 0.74), (360, "H.264", 0.42),
        ]
        let streams = pictures.enumerated().map { number, picture in
            MediaModel.Stream(
                address: manifest, format: .hls, variant: "\(number)", height: picture.0, codecs: [picture.1, "AAC"],
                byteCount: gigabytes(picture.2), isSizeEstimated: true)
        }
        return ResolvedLink(
            item: item, streams: streams, audioLanguages: ["de", "en"],
            subtitleLanguages: ["en", "nl", "de", "fr", "es", "pt"])
    }
}
