import MediaModel
import MediaSources
import Testing

@testable import Zentrio

nonisolated struct LinkWishTests {
    private let wish = LinkWish(
        links: [], quality: .automatic, outputDirectory: "/films", audioLanguage: "de", subtitleLanguage: nil,
        headers: [HeaderField(line: "X-Key: 7")].compactMap(\.self), checksum: nil)

    @Test(
        arguments: [
            ("https://media.example/Sintel.2010.mp4", .progressive), ("https://media.example/a/master.m3u8?t=1", .hls),
            ("https://media.example/a.mpd", .dash),
        ] as [(String, MediaModel.Stream.Format)])
    func linkThatWasNotSeen_isWhatItsEndingSays(link: String, format: MediaModel.Stream.Format) throws {
        let request = try #require(wish.request(unseen: link, priority: .next))
        #expect(request.stream.address.text == link && request.stream.format == format)
        #expect(request.link?.text == link)
        #expect(request.stream.headers == wish.headers && request.tracks.audioLanguages == ["de"])
        #expect(request.priority == .next && request.outputDirectory == "/films")
    }

    @Test func page_isKeptWithItsFilm() throws {
        let stream = MediaModel.Stream(address: try WebAddress("https://cdn.example/1.mp4"))
        let page = try WebAddress("https://tube.example/watch")
        let found = ResolvedLink(item: MediaItem(title: "A walk"), link: page, streams: [stream])
        let finding = LinkLookup.Finding(link: page.text, result: .success(found))
        #expect(try wish.request(for: finding, priority: .normal).link == page)
    }

    @Test(
        arguments: [
            "no address", "https://addon.example/manifest.json", "https://addon.example/stream/movie/tt1.json",
        ])
    func linkThatIsNoFile_hasNoRequest(link: String) {
        #expect(wish.request(unseen: link, priority: .normal) == nil)
    }
}
