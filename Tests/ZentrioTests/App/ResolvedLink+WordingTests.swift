import MediaModel
import MediaSources
import Testing

@testable import Zentrio

struct ResolvedLinkWordingTests {
    typealias Format = MediaModel.Stream.Format

    private func plain(_ text: String) -> String { text.replacing(Wording.thinSpace, with: " ") }

    @Test(arguments: [(Format.hls, "HLS stream found"), (.dash, "DASH stream found"), (.progressive, "Film found")])
    func headline_saysWhatWasFound(format: Format, text: String) throws {
        var link = try SampleDownloads.link([1080])
        link.streams[0].format = format
        #expect(link.headline == text)
    }

    @Test func details_severalStreams_areCounted() throws {
        #expect(try SampleDownloads.link([1080, 720]).details == "2 variants")
    }

    @Test func details_oneStream_includesItsSize() throws {
        var link = try SampleDownloads.link([560], item: MediaItem(title: "A", duration: .seconds(734)))
        link.audioLanguages = ["en"]
        link.subtitleLanguages = ["en", "de"]
        #expect(plain(link.details) == "560 MB · 1 audio track · 2 subtitle tracks · 12 min 14 s")
    }

    @Test func details_nothingKnown_isEmpty() throws {
        #expect(try SampleDownloads.link([nil]).details.isEmpty)
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
