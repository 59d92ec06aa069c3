import MediaModel
import Testing

@testable import Zentrio

struct DownloadStatusTextTests {
    private func sentence(_ state: DownloadState) throws -> String {
        DownloadStatusText(try SampleDownloads.film(1, state: state)).sentence.replacing(Wording.thinSpace, with: " ")
    }

    @Test(arguments: [
        (DownloadState.pending, "Queued"), (.scheduled, "Starting"), (.running, "Waiting for the server"),
        (.paused, "Paused"),
        (.pausing, "Pausing"), (.completing, "Completing"), (.completed, "Downloaded"),
        (.failed, "The server closed the connection."), (.waiting(.network), "Waiting for the network"),
        (.waiting(.unmetered), "Unmetered network only"),
        (.waiting(.space(ByteCount(2_000_000_000))), "The disk is full. 2.0 GB more is needed."),
        (
            .waiting(.space(ByteCount(437_000_000))),
            "The disk is nearly full. 437 MB more is needed, because 500 MB stay free for the system."
        ),
        (.waiting(.quota(ByteCount(5_000_000))), "The limit is reached. 5 MB more is needed."),
        (.waiting(.sourceMissing), "The download folder is not connected."),
    ])
    func sentence_state_isSaidInWords(state: DownloadState, words: String) throws {
        #expect(try sentence(state) == words)
    }

    @Test func sentence_runningWithBytes_isDownloading() throws {
        let download = try SampleDownloads.film(1, state: .running, downloaded: 1)
        #expect(DownloadStatusText(download).sentence == "Downloading")
    }
}
