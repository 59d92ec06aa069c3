import MediaModel
import Testing

@testable import SampleLibrary

struct AddonCatalogueTests {
    let catalogue: AddonCatalogue

    init() throws {
        catalogue = AddonCatalogue(base: try WebAddress("http://127.0.0.1:1234"))
    }

    @Test func popularFilms_areThereWithPicturesUnderTheBase() throws {
        let answer = try #require(catalogue.catalog(.film, id: "popular", extra: [:]))
        let sintel = try #require(answer.metas.first)
        #expect(sintel.name == "Sintel")
        #expect(sintel.poster == "http://127.0.0.1:1234/art/sintel-poster.webp")
        #expect(sintel.releaseInfo == "2010")
        #expect(sintel.runtime == "15 min")
    }

    @Test func search_matchesEveryWordInAnyCase() throws {
        let answer = try #require(catalogue.catalog(.film, id: "popular", extra: ["search": "buck BIG"]))
        #expect(answer.metas.map(\.name) == ["Big Buck Bunny"])
    }

    @Test func genreAndSkip_narrowTheList() throws {
        let all = try #require(catalogue.catalog(.film, id: "popular", extra: ["genre": "Horror"])).metas
        let rest = try #require(catalogue.catalog(.film, id: "popular", extra: ["genre": "Horror", "skip": "1"])).metas
        #expect(all.allSatisfy { $0.genres.contains("Horror") })
        #expect(rest.map(\.name) == all.dropFirst().map(\.name))
        #expect(catalogue.catalog(.film, id: "popular", extra: ["skip": "1000"])?.metas.isEmpty == true)
    }

    @Test func unknownCatalogue_isNone() {
        #expect(catalogue.catalog(.film, id: "other", extra: [:]) == nil)
    }

    @Test func series_hasItsEpisodes() throws {
        let videos = try #require(catalogue.meta(.series, id: "sample:caminandes")?.meta.videos)
        #expect(videos.map(\.title) == ["Llama Drama", "Gran Dillama", "Llamigos"])
        #expect(videos.map(\.id).first == "sample:caminandes:1:1")
    }

    @Test func streams_areEveryHeightWithExactSizes() throws {
        let streams = catalogue.streams(.film, id: "sample:sintel").streams.filter { $0.behaviorHints.videoSize != nil }
        let film = try #require(SampleTitle.film(slug: "sintel"))
        #expect(streams.map(\.name) == ["Samples 1080p", "Samples 720p", "Samples 480p", "Samples 360p"])
        #expect(streams.map(\.behaviorHints.videoSize) == film.variants.map(\.byteCount.rawValue))
        #expect(streams.first?.behaviorHints.filename == "Sintel.2010.1080p.mp4")
        #expect(streams.first?.url == "http://127.0.0.1:1234/film/sintel/1080p/Sintel.2010.1080p.mp4")
    }

    @Test func everyFilm_isOfferedInSegments() throws {
        let streams = catalogue.streams(.film, id: "sample:sintel").streams.suffix(4)
        #expect(streams.map(\.name) == ["HLS", "HLS, fragmented MP4", "HLS, AES-128", "DASH"])
        #expect(streams.last?.url == "http://127.0.0.1:1234/segments/sintel/dash/manifest.mpd")
    }

    @Test func streamsOfTheWrongType_areNone() {
        #expect(catalogue.streams(.series, id: "sample:sintel").streams.isEmpty)
        #expect(catalogue.streams(.series, id: "sample:caminandes").streams.isEmpty)
    }
}
