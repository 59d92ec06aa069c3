import MediaModel
import MediaSources
import Testing

@testable import Zentrio

/// Pins the names that scripts read.
struct GetReportTests {
    @Test func finishedFile_hasItsPath() throws {
        var download = try CommandSamples.download(state: .completed, finalPath: "/films/Sintel.mp4")
        download.request.id = DownloadID(rawValue: "01")
        let report = GetReport(GetRow(link: "https://x/", download: download))
        #expect(
            try JSONText.text(report, isPretty: false) == """
                {"downloaded":0,"id":"01","path":"/films/Sintel.mp4","state":"completed","title":"Sintel",\
                "url":"https://x/"}
                """)
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
        let text = try JSONText.text(GetReport(GetRow(link: "", download: download)), isPretty: false)
        #expect(text.contains(#""error":{"code":"not_found","message":"It did not work."}"#))
    }
}
