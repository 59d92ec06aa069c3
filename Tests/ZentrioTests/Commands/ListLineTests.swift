import MediaModel
import Testing

@testable import Zentrio

struct ListLineTests {
    @Test(arguments: [
        (DownloadState.paused, "Sintel"), (.waiting(.schedule), "Sintel  waiting for its time"),
        (.failed, "Sintel  It did not work."), (.completed, "Sintel  /videos/Sintel.mp4"),
    ])
    func line_endsWithTheFileOrTheReason(state: DownloadState, ending: String) throws {
        let download = try CommandSamples.download(
            state: state, failure: state == .failed ? CommandSamples.failure(.notFound) : nil,
            finalPath: state == .completed ? "/videos/Sintel.mp4" : nil)
        #expect(ListLine(download).text.hasSuffix("  \(ending)"))
    }
}
