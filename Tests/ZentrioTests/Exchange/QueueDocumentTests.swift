import FoundationEssentials
import MediaModel
import Testing

@testable import Zentrio

nonisolated struct QueueDocumentTests {
    private func reading(_ downloads: [Download], existing: Bool = true) throws -> ImportReading {
        let data = Data(try JSONText.text(QueueDocument(downloads), isPretty: true).utf8)
        return try ImportFile(data: data, workingDirectory: "/", exists: { _ in existing }).read()
    }

    /// A request with everything in it.
    private func request() throws -> DownloadRequest {
        let stream = Stream(
            address: try WebAddress("https://a.example/x.m3u8?token=ü"),
            mirrors: [try WebAddress("https://b.example/x.m3u8")], format: .hls, variant: "v1", height: 720,
            codecs: ["avc1.64001f"], bandwidth: 2_000_000, byteCount: ByteCount(9), isSizeEstimated: true,
            headers: [try #require(HeaderField(name: "Cookie", value: "a=\"b\"; c=\\d"))])
        return DownloadRequest(
            item: MediaItem(
                title: "Die Büchse \u{1F4FC} \"A\"", year: 1929, kind: .episode(season: 2, number: 3, name: "N"),
                duration: .milliseconds(5_400_001), sourceName: "Attic", poster: try WebAddress("https://a.example/p")),
            stream: stream, link: try WebAddress("https://tube.example/watch?v=ü"), quality: .higher,
            tracks: TrackWish(audioLanguages: ["de"], subtitleLanguages: ["nl", "en"]), origin: .automatic,
            priority: .later, outputDirectory: "/films", fileName: "x.mkv", rateLimit: ByteCount(64_000),
            checksum: Checksum("md5=00112233445566778899aabbccddeeff"))
    }

    @Test func request_comesBackWhole() throws {
        let download = Download(request: try request(), state: .pending, addedAt: Timestamp(rawValue: 5))
        #expect(try reading([download]).items.map(\.entry.request) == [download.request])
    }

    @Test func states_comeBackAsTheyCanGoOn() throws {
        let states: [(DownloadState, QueueEntry.Standing)] = [
            (.pending, .pending), (.scheduled, .pending), (.running, .pending), (.completing, .pending),
            (.waiting(.network), .pending), (.pausing, .paused), (.paused, .paused), (.failed, .paused),
            (.cancelled, .paused), (.completed, .completed),
        ]
        for (number, (state, standing)) in states.enumerated() {
            let download = try SampleDownloads.film(number, state: state)
            #expect(try reading([download]).items.map(\.entry.standing) == [standing], "\(state)")
        }
    }

    @Test func finishedDownload_withoutItsFile_comesPaused() throws {
        let reading = try reading([try SampleDownloads.film(1, state: .completed)], existing: false)
        #expect(reading.missingFiles == 1)
        #expect(reading.items.map(\.entry.standing) == [.paused])
        #expect(reading.items.map(\.entry.finishedPath) == [nil])
    }

    @Test func timesAndMark_comeBack() throws {
        var download = try SampleDownloads.film(1, state: .completed)
        download.addedAt = Timestamp(rawValue: 5)
        download.finishedAt = Timestamp(rawValue: 7)
        download.isWatched = true
        download.watchPosition = .milliseconds(61_250)
        let past = DownloadPast(
            addedAt: Timestamp(rawValue: 5), finishedAt: Timestamp(rawValue: 7), isWatched: true,
            watchPosition: .milliseconds(61_250))
        #expect(try reading([download]).items.map(\.entry.past) == [past])
    }

    @Test func names_doNotChange() throws {
        var download = try SampleDownloads.film(1, state: .completed)
        download.finishedAt = Timestamp(rawValue: 7)
        let text = try JSONText.text(QueueDocument([download]), isPretty: false)
        for part in [#""format":"zentrio-queue""#, #""version":1"#, #""state":"completed""#, #""path":"/films/1.mp4""#]
        {
            #expect(text.contains(part), "\(part) in \(text)")
        }
    }
}
