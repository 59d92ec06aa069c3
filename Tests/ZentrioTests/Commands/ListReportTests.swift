import MediaModel
import Testing

@testable import Zentrio

/// Pins the names that scripts read.
struct ListReportTests {
    @Test func waitingDownload_saysForWhat() throws {
        var download = try CommandSamples.download(state: .waiting(.space(ByteCount(5))))
        download.request.id = DownloadID(rawValue: "01")
        #expect(
            try JSONText.text(ListReport(download), isPretty: false) == """
                {"downloaded":0,"id":"01","position":0,"state":"waiting","title":"Sintel",\
                "url":"https://media.example/Sintel.mp4","waiting_for":"space"}
                """)
    }
}
