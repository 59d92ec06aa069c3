import MediaModel
import Testing

@testable import MediaSources

struct StreamTraitsTests {
    @Test func hdr_isNotHD() {
        let traits = StreamTraits("Film HDR")
        #expect(traits.height == nil)
        #expect(traits.isHDR)
    }

    @Test func dvd_isNotDolbyVision() {
        let traits = StreamTraits("Film DVDRip XviD")
        #expect(!traits.isDolbyVision)
        #expect(traits.origin == .dvd)
        #expect(StreamTraits("Film 2160p DV HDR10").isDolbyVision)
        #expect(StreamTraits("Film Dolby Vision").isDolbyVision)
    }

    @Test func bluRay_isNotMultiAudio() {
        let traits = StreamTraits("Film 1080p Blu-ray")
        #expect(!traits.isMultiAudio)
        #expect(traits.origin == .bluRay)
        #expect(StreamTraits("Film Dual Audio").isMultiAudio)
        #expect(StreamTraits("Film MULTi 1080p").isMultiAudio)
    }

    @Test(arguments: [
        ("Torrentio\n4k", 2160), ("1080p WEB-DL", 1080), ("UHD", 2160), ("Full HD 1920x1080", 1080), ("HD", 720),
        ("SD", 480), ("720P", 720), ("1080i HDTV", 1080), ("x264 x265 10p", nil), ("HDTV", nil), ("UHDR", nil),
        ("4k remaster, 1080p", 1080),
    ])
    func height_isRead(text: String, height: Int?) {
        #expect(StreamTraits(text).height == height)
    }

    @Test(arguments: [
        ("x264 AAC", ["H.264", "AAC"]), ("H.265 DDP5.1 Atmos", ["HEVC", "E-AC-3 5.1"]),
        ("HEVC TrueHD 7.1", ["HEVC", "TrueHD 7.1"]), ("h 264 DTS-HD MA 5.1", ["H.264", "DTS-HD 5.1"]),
        ("AV1 Opus", ["AV1", "Opus"]), ("1080p", []), ("H.264, AAC 2.0", ["H.264", "AAC"]),
    ])
    func codecs_areRead(text: String, codecs: [String]) {
        #expect(StreamTraits(text).codecs == codecs)
    }

    @Test(arguments: [
        ("👤 12 💾 1.4 GB ⚙️ tracker", 1_400_000_000), ("1,4 GB", 1_400_000_000), ("700MiB", 734_003_200),
        ("25 Mbps", nil), ("5.1 channels", nil), ("40.5 MB, H.264", 40_500_000),
    ])
    func size_isRead(text: String, bytes: Int?) {
        #expect(StreamTraits(text).byteCount == bytes.map { ByteCount($0) })
    }

    @Test func languages_comeFromFlagsAndWords() {
        #expect(StreamTraits("🇬🇧 / 🇮🇹").languages == ["en", "it"])
        #expect(StreamTraits("Film GERMAN 1080p eng").languages == ["de", "en"])
        #expect(StreamTraits("It is no film de luxe").languages.isEmpty)
    }
}
