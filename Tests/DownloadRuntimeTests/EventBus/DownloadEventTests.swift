import DownloadRuntime
import MediaModel
import Testing
import ZentrioTestSupport

/// Pins the words that other programs read.
struct DownloadEventTests {
    private let id = DownloadID(rawValue: "0123")

    @Test func progress_hasItsNames() {
        let progress = DownloadProgress(
            downloaded: ByteCount(5), total: ByteCount(10), instantaneousSpeed: ByteCount(2),
            smoothedSpeed: ByteCount(3), timeLeft: .milliseconds(1_200), segmentsDone: 1, segmentsTotal: 2)
        #expect(
            DownloadEvent.progress(id, progress).jsonLine == """
                {"downloaded":5,"eta_secs":2,"event":"download_progress","instantaneous_speed":2,"segments_done":1,\
                "segments_total":2,"smoothed_speed":3,"task_id":"0123","total":10}
                """)
    }

    @Test func unknownTotal_isNull() throws {
        let line = try #require(DownloadEvent.progress(id, DownloadProgress()).jsonLine)
        #expect(line.contains(#""total":null"#) && line.contains(#""eta_secs":null"#))
    }

    @Test func metrics_haveTheirNames() {
        let metrics = DownloadMetrics(
            active: 1, queued: 2, averageSpeed: ByteCount(3),
            perProtocol: [.progressive: .init(active: 1, speed: ByteCount(3))])
        #expect(
            DownloadEvent.metrics(metrics).jsonLine == """
                {"active":1,"avg_speed":3,"event":"download_metrics","per_protocol":{"progressive":\
                {"active":1,"speed":3}},"queued":2}
                """)
    }

    @Test func statusChange_hasItsNames() throws {
        var request = try Samples.film()
        request.id = id
        let download = Download(
            request: request, state: .failed, failure: Samples.failure(.serverError), addedAt: ManualClock.start)
        #expect(
            DownloadEvent.statusChanged(.init(from: .running, download: download)).jsonLine == """
                {"error":{"code":"server_error","message":"The server closed the connection."},\
                "event":"task_status_changed","from":"running","task_id":"0123","to":"failed"}
                """)
    }

    /// The reason of the try before is still known to the list.
    @Test(arguments: [DownloadState.pending, .scheduled, .running, .completing])
    func statusChange_ofATryThatMayWork_tellsNoError(state: DownloadState) throws {
        let download = Download(
            request: try Samples.film(), state: state, failure: Samples.failure(.serverError),
            addedAt: ManualClock.start)
        let line = try #require(DownloadEvent.statusChanged(.init(from: .pending, download: download)).jsonLine)
        #expect(!line.contains("error"), "\(line)")
    }

    @Test func warning_hasItsNames() {
        let warning = RuntimeWarning(.stalled, message: "Nothing has arrived for 30 s.", id: id)
        #expect(
            DownloadEvent.warning(warning).jsonLine == """
                {"code":"stalled","event":"runtime_warning","message":"Nothing has arrived for 30 s.","task_id":"0123"}
                """)
    }
}
