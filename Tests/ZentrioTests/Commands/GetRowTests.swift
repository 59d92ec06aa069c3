import MediaModel
import Testing

@testable import Zentrio

struct GetRowTests {
    private func note(_ format: MediaModel.Stream.Format, _ state: DownloadState, merged: Double? = nil) throws
        -> String?
    {
        var download = try CommandSamples.download(state: state)
        download.request.stream.format = format
        download.progress.mergedFraction = merged
        return GetRow(link: "", download: download).note
    }

    @Test func lastStep_ofAStream_isTheMergeFromItsBeginning() throws {
        #expect(try note(.hls, .completing) == "merging")
        #expect(try note(.dash, .completing, merged: 0.4) == "merging \(Wording.percent(0.4))")
        #expect(try note(.hls, .running, merged: 0) == "merging \(Wording.percent(0))")
    }

    @Test func lastStep_ofAFile_isShort() throws {
        #expect(try note(.progressive, .completing) == "finishing")
        #expect(try note(.progressive, .running) == nil)
    }
}
