import MediaModel
import MediaSources
import Testing

@testable import Zentrio

struct ResolvedLinkWordingTests {
    private func plain(_ text: String) -> String { text.replacing(Wording.thinSpace, with: " ") }

    @Test func headline_streams_areCounted() throws {
        #expect(try SampleDownloads.link([1080]).headline == "Film found")
        #expect(try SampleDownloads.link([1080, 720]).headline == "2 variants found")
    }

    @Test func manifest_isNamed_andItsVariantsAreCounted() throws {
        var link = try SampleDownloads.link([1080, 720])
        for index in link.streams.indices {
            link.streams[index].format = .hls
            link.streams[index].address = link.streams[0].address
        }
        #expect(link.headline == "HLS stream found")
        #expect(link.details == "2 variants")
        #expect(link.label(of: link.streams[1]) == "720p")
        var stream = link.streams[0]
        stream.height = nil
        #expect(link.label(of: stream) == "HLS")
        stream.variant = "2"
        stream.codecs = ["AAC 5.1"]
        #expect(link.label(of: stream) == "Audio")
        link.manifestNames = [stream.address: "HLS, AES-128"]
        #expect(link.label(of: stream) == "HLS, AES-128")
    }

    @Test func details_oneStream_includesItsSize() throws {
        var link = try SampleDownloads.link([560], item: MediaItem(title: "A", duration: .seconds(734)))
        link.audioLanguages = ["en"]
        link.subtitleLanguages = ["en", "de"]
        #expect(plain(link.details) == "560 MB · 1 audio track · 2 subtitle tracks · 12 min 14 s")
    }

    @Test func details_nothingKnown_isEmpty() throws {
        #expect(try SampleDownloads.link([nil]).details.isEmpty)
        #expect(try SampleDownloads.link([1080, 720]).details.isEmpty)
    }

    @Test(arguments: [(Quality.standard, 2), (.higher, 1), (.best, 0), (.p480, 2), (.automatic, 0)])
    func index_quality_isItsStream(quality: Quality, index: Int) throws {
        #expect(try SampleDownloads.link([2160, 1080, 720]).index(for: quality) == index)
    }

    @Test func resolution_choice_isSaidInLines() throws {
        let choices = StreamChoice.options(among: try SampleDownloads.link([2160, 1080, 720]).streams)
        #expect(choices.map(\.resolution) == ["about 720p", "about 1080p", "2160p, as the source"])
        #expect(choices.map(\.purpose) == ["Small screens", "Most screens", "Large screens"])
    }

    @Test func resolution_unknownHeight_isAsTheSource() throws {
        var choices = StreamChoice.options(among: try SampleDownloads.link([nil]).streams)
        #expect(choices.map(\.resolution) == ["as the source"])
        choices[0].quality = .best
        #expect(choices.map(\.resolution) == ["as the source"])
    }

    @Test func sizeText_estimate_saysAbout() throws {
        var stream = try SampleDownloads.link([560]).streams[0]
        #expect(plain(stream.sizeText) == "560 MB")
        stream.isSizeEstimated = true
        #expect(plain(stream.sizeText) == "about 560 MB")
        stream.byteCount = nil
        #expect(stream.sizeText.isEmpty)
    }
}
