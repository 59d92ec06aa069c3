import DownloadRuntime
import MediaModel
import Testing

@testable import Zentrio

nonisolated struct HostEventLineTests {
    private func roundTrip(_ event: DownloadEvent) throws -> HostEvent? {
        let line = try #require(event.jsonLine)
        return try #require(HostEventLine.read(Array(line.utf8))).event
    }

    @Test func events_comeBackAsLinesBringThem() throws {
        let id = DownloadID(rawValue: "01")
        let progress = DownloadProgress(
            downloaded: ByteCount(5), total: ByteCount(9), instantaneousSpeed: ByteCount(3),
            smoothedSpeed: ByteCount(2),
            timeLeft: .seconds(2), segmentsDone: 1, segmentsTotal: 4)
        #expect(try roundTrip(.progress(id, progress)) == .progress(id, progress))
        #expect(try roundTrip(.resync) == .resync)
        #expect(try roundTrip(.metrics(DownloadMetrics())) == nil)
        let warning = RuntimeWarning(.pauseOverdue, message: "Slow.", id: id)
        #expect(try roundTrip(.warning(warning)) == .warning(message: "Slow.", code: .pauseOverdue, id: id))
    }

    @Test(arguments: ["", "{}", "[]", #"{"event":"party"}"#, #"{"event":"download_progress"}"#])
    func line_thatIsNoEvent_isLeftOut(line: String) {
        #expect(HostEventLine.read(Array(line.utf8)) == nil)
    }
}
