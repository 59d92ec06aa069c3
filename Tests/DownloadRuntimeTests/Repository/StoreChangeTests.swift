import MediaModel
import Testing
import ZentrioTestSupport

@testable import DownloadRuntime

struct StoreChangeTests {
    private func change(
        from: DownloadState?, to state: DownloadState, format: MediaModel.Stream.Format = .progressive
    ) throws -> StoreChange {
        var request = try Samples.film()
        request.stream.format = format
        let download = Download(
            request: request, state: state, addedAt: ManualClock.start, finalPath: state == .completed ? "/a.mp4" : nil)
        return StoreChange(from: from, stored: StoredDownload(download: download, targetPath: "/a.mp4"))
    }

    @Test func newDownloadAndFinishedOne_surviveAPowerLoss() throws {
        #expect(try change(from: nil, to: .pending).mustSurvivePowerLoss)
        #expect(try change(from: .completing, to: .completed).mustSurvivePowerLoss)
        #expect(try !change(from: .pending, to: .scheduled).mustSurvivePowerLoss)
        #expect(try !change(from: .completed, to: .completed).mustSurvivePowerLoss)
    }

    /// Only this step knows how large the merged file is.
    @Test func completing_survivesAPowerLossWhenItWasMerged() throws {
        #expect(try change(from: .running, to: .completing, format: .hls).mustSurvivePowerLoss)
        #expect(try change(from: .running, to: .completing, format: .dash).mustSurvivePowerLoss)
        #expect(try !change(from: .running, to: .completing).mustSurvivePowerLoss)
    }
}
