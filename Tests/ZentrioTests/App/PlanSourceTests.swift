import DownloadRuntime
import MediaModel
import Testing
import Transfer
import ZentrioTestSupport

@testable import Zentrio

@Suite(.timeLimit(.minutes(10)))
nonisolated struct PlanSourceTests {
    private static let playlist = OriginAnswer(
        headers: [("Content-Type", "application/vnd.apple.mpegurl")],
        body: Array("#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\n1.ts\n#EXT-X-ENDLIST\n".utf8))

    private func request(_ addresses: [WebAddress], headers: [HeaderField] = []) -> DownloadRequest {
        let stream = Stream(
            address: addresses[0], mirrors: Array(addresses.dropFirst()), format: .hls, headers: headers)
        return DownloadRequest(item: MediaItem(title: "Film", kind: .clip), stream: stream)
    }

    private func load(_ request: DownloadRequest) async throws {
        let source = PlanSource(fetcher: SessionNetwork().loadingPlans)
        _ = try await source.plan(for: request, cookies: CookieJar())
    }

    @Test(arguments: [403, 404, 410, 503]) func serverThatRefuses_givesWayToTheMirror(status: Int) async throws {
        let (first, second) = (try OriginServer(), try OriginServer())
        defer {
            first.close()
            second.close()
        }
        first.route("/a.m3u8") { _ in .failure(status) }
        second.route("/b.m3u8") { _ in Self.playlist }
        let headers = ["Authorization: Bearer x", "X-Key: 1"].compactMap { HeaderField(line: $0) }
        try await load(request([first.address("/a.m3u8"), second.address("/b.m3u8")], headers: headers))
        #expect(first.requests.first?.headers["authorization"] == "Bearer x")
        #expect(second.requests.map { $0.headers["x-key"] } == ["1"])
        #expect(second.requests.map { $0.headers["authorization"] } == [nil])
    }

    @Test func serverThatDoesNotAnswer_givesWayToTheMirror() async throws {
        let (first, second) = (try OriginServer(), try OriginServer())
        defer { second.close() }
        let gone = try first.address("/a.m3u8")
        first.close()
        second.route("/b.m3u8") { _ in Self.playlist }
        try await load(request([gone, second.address("/b.m3u8")]))
        #expect(second.requests.map(\.path) == ["/b.m3u8"])
    }

    @Test func everyServerFails_tellsWhatLeavesMoreHope() async throws {
        let server = try OriginServer()
        defer { server.close() }
        server.route("/b.m3u8") { _ in .failure(503) }
        let addresses = try ["/a.m3u8", "/b.m3u8", "/c.m3u8"].map { try server.address($0) }
        let failure = await #expect(throws: DownloadFailure.self) { try await load(request(addresses)) }
        #expect(failure?.httpStatus == 503)
        #expect(server.requests.map(\.path) == ["/a.m3u8", "/b.m3u8", "/c.m3u8"])
    }

    @Test func playlistThatIsNone_isNotLookedForElsewhere() async throws {
        let server = try OriginServer()
        defer { server.close() }
        server.route("/a.m3u8") { _ in .webPage }
        server.route("/b.m3u8") { _ in Self.playlist }
        let addresses = try ["/a.m3u8", "/b.m3u8"].map { try server.address($0) }
        await #expect(throws: DownloadFailure.self) { try await load(request(addresses)) }
        #expect(server.requests.map(\.path) == ["/a.m3u8"])
    }
}
