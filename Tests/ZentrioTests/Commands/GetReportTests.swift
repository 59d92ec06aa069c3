import MediaModel
import MediaSources
import Testing

@testable import Zentrio

/// Pins the names that scripts read.
struct GetReportTests {
    @Test func finishedFile_hasItsPath() throws {
        var download = try CommandSamples.download(state: .completed, finalPath: "/films/Sintel.mp4")
        download.request.id = DownloadID(rawValue: "01")
        let reports = GetReport.all(of: GetRow(links: ["https://x/"], download: download))
        #expect(
            try reports.map { try JSONText.text($0, isPretty: false) } == [
                """
                {"downloaded":0,"id":"01","path":"/films/Sintel.mp4","state":"completed","title":"Sintel",\
                "url":"https://x/"}
                """
            ])
    }

    @Test func fileOfSeveralLinks_isReportedForEach() throws {
        let download = try CommandSamples.download(state: .completed, finalPath: "/films/Sintel.mp4")
        let reports = GetReport.all(of: GetRow(links: ["https://x/", "https://y/", "https://x/"], download: download))
        #expect(reports.map(\.url) == ["https://x/", "https://y/", "https://x/"])
        #expect(reports.allSatisfy { $0.id == download.id.rawValue && $0.path == "/films/Sintel.mp4" })
    }

    @Test func linkThatLeadsToNothing_hasNoNameAndSaysWhy() throws {
        let failure = CommandFailure(MediaSourceError(.notFound, "This file is no longer at the source."))
        #expect(
            try JSONText.text(GetReport(link: "https://x/", failure: failure), isPretty: false) == """
                {"downloaded":0,"error":{"code":"not_found","message":"This file is no longer at the source."},\
                "state":"failed","url":"https://x/"}
                """)
    }

    @Test func failedFile_saysWhy() throws {
        let download = try CommandSamples.download(state: .failed, failure: CommandSamples.failure(.notFound))
        let report = try #require(GetReport.all(of: GetRow(links: [""], download: download)).first)
        let text = try JSONText.text(report, isPretty: false)
        #expect(text.contains(#""error":{"code":"not_found","message":"It did not work."}"#))
    }
}
