import DownloadRuntime
import MediaModel
import Testing

struct DownloadDirectoryTests {
    private let directory = DownloadDirectory(root: "/m")
    private let base = "/m/zentrio/downloads/default"

    private func path(_ request: DownloadRequest) -> String { directory.path(for: request) }

    @Test func film_hasAFolderWithItsYear() throws {
        #expect(try path(Samples.film()) == "\(base)/Movies/Metropolis (1927)/Metropolis (1927).mp4")
    }

    @Test func filmWithoutYear_hasNone() throws {
        #expect(try path(Samples.film(year: nil)) == "\(base)/Movies/Metropolis/Metropolis.mp4")
    }

    @Test func episode_hasShowSeasonAndNumber() throws {
        var request = try Samples.episode("Caminandes", 3)
        request.item.kind = .episode(season: 1, number: 3, name: "Llamigos")
        #expect(path(request) == "\(base)/Series/Caminandes/Season 01/Caminandes - S01E03 - Llamigos.mp4")
    }

    @Test func episodeOfALongShow_keepsItsNumber() throws {
        let request = try Samples.episode(String(repeating: "s", count: 300), 12)
        #expect(path(request).hasSuffix("sss - S01E12.mp4"))
    }

    @Test func clip_goesToClips() throws {
        var request = try Samples.film("holiday")
        request.item.kind = .clip
        #expect(path(request) == "\(base)/Clips/holiday.mp4")
    }

    @Test func chosenFolder_getsThePlainName() throws {
        var request = try Samples.film(outputDirectory: "/out/")
        request.stream.address = try Samples.address("some%20film.webm?x=1")
        #expect(path(request) == "/out/some film.webm")
    }

    @Test func chosenFolder_isNotLeftByAnEncodedSlash() throws {
        var request = try Samples.film(outputDirectory: "/out")
        request.stream.address = try Samples.address("..%2F..%2Fetc%2Fx.mp4")
        #expect(path(request) == "/out/-..-etc-x.mp4")
    }

    @Test func chosenFolder_isNotLeftByASlashWithAMark() throws {
        var request = try Samples.film(outputDirectory: "/out")
        request.stream.address = try Samples.address("..%2F%CC%81..%2F%CC%81x.mp4")
        #expect(path(request) == "/out/-\u{301}..-\u{301}x.mp4")
        request.item.title = "A\u{600}/../\u{301}B"
        request.outputDirectory = nil
        let stem = "A-..-\u{301}B (1927)"
        #expect(path(request) == "\(base)/Movies/\(stem)/\(stem).mp4")
    }

    @Test func addressWithoutMediaEnding_isNamedForItsTitle() throws {
        var request = try Samples.film(outputDirectory: "/out")
        request.stream.address = try Samples.address("watch.php?v=1")
        #expect(path(request) == "/out/Metropolis (1927).mp4")
        request.item.year = nil
        #expect(path(request) == "/out/Metropolis.mp4")
    }

    @Test func episodeInAChosenFolder_keepsItsNumber() throws {
        var request = try Samples.episode("Great Show", 2)
        request.stream = Stream(address: try Samples.address("Great.Show.S01E02.m3u8"), format: .hls)
        request.outputDirectory = "/out"
        #expect(path(request) == "/out/Great Show - S01E02.mp4")
    }

    @Test(arguments: ["mts", "vob", "asf", "mkv", "FLAC"])
    func plainFile_keepsItsEnding(ending: String) throws {
        var request = try Samples.film()
        request.stream.address = try Samples.address("film.\(ending)")
        #expect(path(request).hasSuffix("Metropolis (1927).\(ending.lowercased())"))
    }

    @Test func stream_withAnotherEndingInItsName_becomesMP4() throws {
        var request = try Samples.film(outputDirectory: "/out")
        request.stream = Stream(address: try Samples.address("master.m3u8"), format: .hls)
        request.fileName = "Serie S02E05.mkv"
        #expect(path(request) == "/out/Serie S02E05.mp4")
    }

    @Test func stream_becomesMP4() throws {
        var request = try Samples.film()
        request.stream.address = try Samples.address("master.ts")
        request.stream.format = .hls
        #expect(path(request).hasSuffix(".mp4"))
    }
}
