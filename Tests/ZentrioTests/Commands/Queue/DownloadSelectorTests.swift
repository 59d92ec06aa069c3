import MediaModel
import Testing

@testable import Zentrio

nonisolated struct DownloadSelectorTests {
    private let selector: DownloadSelector
    private let downloads: [Download]

    init() throws {
        var downloads = [
            try SampleDownloads.film(1, "Metropolis"), try SampleDownloads.film(2, "Sintel"),
            try SampleDownloads.film(3, "Sintel 2"),
        ]
        downloads[0].request.id = DownloadID(rawValue: "aa01")
        downloads[1].request.id = DownloadID(rawValue: "ab02")
        downloads[2].request.id = DownloadID(rawValue: "cd03")
        self.downloads = downloads
        selector = DownloadSelector(downloads: downloads)
    }

    @Test(arguments: [("aa01", 0), ("AA", 0), ("cd", 2), ("metropolis", 0), ("Sintel", 1), ("sintel 2", 2), ("m", 0)])
    func word_meansOne(word: String, index: Int) throws {
        #expect(try selector.select(word).id == downloads[index].id)
    }

    @Test func name_asItIsPrinted_meansItsDownload() throws {
        for download in downloads {
            let line = ListLine(download).text
            let word = try #require(line.split(separator: " ").first)
            #expect(try selector.select(String(word)).id == download.id)
        }
    }

    @Test func words_thatMeanTheSame_meanItOnce() throws {
        #expect(try selector.select(["sintel 2", "aa", "cd03"]).map(\.id) == [downloads[2].id, downloads[0].id])
    }

    @Test(arguments: [
        ("a", Zentrio.ExitStatus.wrongUsage), ("sint", .wrongUsage), ("nosferatu", .notFound), ("", .notFound),
    ])
    func word_thatMeansNoneOrSeveral_isRefused(word: String, status: Zentrio.ExitStatus) {
        let failure = #expect(throws: CommandFailure.self) { try selector.select(word) }
        #expect(failure?.status == status)
    }
}
