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
        return GetRow(links: [], download: download).note
    }

    @Test func lastStep_ofAStream_isTheMergeFromItsBeginning() throws {
        #expect(try note(.hls, .completing) == "merging")
        #expect(try note(.dash, .completing, merged: 0.4) == "merging \(Wording.percent(0.4))")
        #expect(try note(.hls, .running, merged: 0) == "merging \(Wording.percent(0))")
    }

    @Test func disk_thatLacksTheReserveOnly_isNotCalledFull() {
        let reserve = GetRow.sentence(aboutSpace: ByteCount(437_000_000))
        #expect(reserve.hasPrefix("The disk is nearly full. 437 MB more is needed, because 500 MB stay free"))
        #expect(GetRow.sentence(aboutSpace: ByteCount(900_000_000)) == "The disk is full. 900 MB more is needed.")
    }

    @Test func lastStep_ofAFile_isShort() throws {
        #expect(try note(.progressive, .completing) == "finishing")
        #expect(try note(.progressive, .running) == nil)
    }
}
