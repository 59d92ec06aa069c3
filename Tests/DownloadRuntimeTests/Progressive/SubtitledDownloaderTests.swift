import MediaModel
import Testing
import ZentrioTestSupport

@testable import DownloadRuntime

/// A film with subtitles beside it, from a real server.
@Suite(.timeLimit(.minutes(10)))
struct SubtitledDownloaderTests {
    private static let words = "1\n00:00:01,000 --> 00:00:02,500\nHé\n"
    private let body = OriginBody(seed: 7, count: 300_000)

    private func fixture() throws -> ProgressiveFixture {
        let fixture = try ProgressiveFixture()
        fixture.server.serve(ProgressiveFixture.path, OriginResource(body))
        fixture.server.serve("/nl.srt", OriginResource(OriginBody(bytes: Array(Self.words.utf8))))
        return fixture
    }

    private func request(
        _ fixture: ProgressiveFixture, files: [String: String], languages: [String]
    ) throws -> DownloadRequest {
        let header = try #require(HeaderField(name: "Referer", value: "http://site/"))
        var request = try fixture.request(headers: [header])
        request.stream.subtitleFiles = try files.sorted { $0.key < $1.key }.map { path, language in
            SubtitleFile(address: try fixture.server.address(path), language: language)
        }
        request.tracks.subtitleLanguages = languages
        return request
    }

    @Test func wantedLanguage_liesBesideTheFilm() async throws {
        let fixture = try fixture()
        let request = try request(fixture, files: ["/de.srt": "de", "/nl.srt": "nl-NL"], languages: ["nl"])
        let outcome = try await fixture.run(request)
        try fixture.expectFinished(outcome, body)
        guard case .finished(let file) = outcome else { return }
        #expect(file.sidecars.map(\.ending) == ["nl-NL.srt"])
        #expect(file.remarks.isEmpty)
        #expect(try TestFolder.read(file.sidecars[0].path) == Array(Self.words.utf8))
        #expect(fixture.server.requests.allSatisfy { $0.headers["referer"] == "http://site/" })
        #expect(!fixture.server.requests.contains { $0.path == "/de.srt" })
        let film = try await file.publish(as: fixture.folder.path("Film.mp4"))
        #expect(film == fixture.folder.path("Film.mp4"))
        #expect(Set(fixture.folder.files).isSuperset(of: ["Film.mp4", "Film.nl-NL.srt"]))
    }

    @Test func absentFile_isReplacedByTheNextOfItsLanguage() async throws {
        let fixture = try fixture()
        fixture.server.serve("/b.srt", OriginResource(OriginBody(bytes: Array("<html>no</html>".utf8))))
        let files = ["/a.srt": "nl", "/b.srt": "nl", "/nl.srt": "nl"]
        let outcome = try await fixture.run(try request(fixture, files: files, languages: ["nl"]))
        guard case .finished(let file) = outcome else {
            Issue.record("not finished: \(outcome)")
            return
        }
        #expect(file.sidecars.map(\.ending) == ["nl.srt"])
    }

    @Test func noFileThatComes_isARemark_notAFailure() async throws {
        let fixture = try fixture()
        let outcome = try await fixture.run(try request(fixture, files: ["/absent.srt": "nl"], languages: ["nl"]))
        try fixture.expectFinished(outcome, body)
        guard case .finished(let file) = outcome else { return }
        #expect(file.sidecars.isEmpty)
        #expect(file.remarks == ["The subtitles in \"nl\" did not arrive."])
    }

    @Test func stop_whileSubtitlesAreOnTheirWay_isAcknowledged_andTheNextTryHasThem() async throws {
        let fixture = try fixture()
        let latch = OriginLatch()
        let resource = OriginResource(OriginBody(bytes: Array(Self.words.utf8)))
        let (asked, asking) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        fixture.server.route("/slow.srt") { request in
            var answer = resource.answer(to: request)
            if request.index == 0 { answer.fault = .stall(after: 5, latch) }
            asking.yield()
            return answer
        }
        let request = try request(fixture, files: ["/slow.srt": "nl"], languages: ["nl"])
        let downloader = try fixture.downloader(request)
        async let outcome = fixture.run(downloader)
        for await _ in asked { break }
        downloader.stop()
        guard case .stopped = await outcome else {
            Issue.record("not stopped")
            return
        }
        latch.open()
        guard case .finished(let file) = try await fixture.run(request) else {
            Issue.record("not finished")
            return
        }
        #expect(file.sidecars.map(\.ending) == ["nl.srt"])
    }
}
