import Manifests
import MediaModel
import Testing
import Transfer
import ZentrioTestSupport

@testable import MediaSources

@Suite(.timeLimit(.minutes(10)))
struct VisitorNetworkTests {
    @Test func playlistThatSetsACookie_itsPlaylistsGetIt() async throws {
        let server = try OriginServer()
        defer { server.close() }
        server.route("/master.m3u8") { _ in
            OriginAnswer(
                headers: [("Set-Cookie", "key=7; Path=/")],
                body: Array("#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1000\nlist.m3u8\n".utf8))
        }
        server.route("/list.m3u8") { request in
            guard request.headers["cookie"] == "key=7" else { return .failure(403) }
            return OriginAnswer(
                body: Array("#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\n0.ts\n#EXT-X-ENDLIST\n".utf8))
        }
        let plan = try await ManifestLoader(fetcher: VisitorNetwork(TransferEngine()))
            .plan(at: server.address("/master.m3u8"), selector: RenditionSelector())
        #expect(plan.periods.first?.tracks.first?.segments.count == 1)
    }

    @Test func documentOfAServerThatSetsCookies_isNotKept() async throws {
        let server = try OriginServer()
        defer { server.close() }
        server.route("/list.m3u8") { _ in OriginAnswer(headers: [("Set-Cookie", "a=1")], body: [1, 2]) }
        let (engine, memory) = (TransferEngine(), DocumentMemory())
        let request = TransferRequest(address: try server.address("/list.m3u8"))
        for network in [VisitorNetwork(memory.keeping(engine)), VisitorNetwork(memory.recalling(engine))] {
            _ = try await network.data(for: request, limit: .kibibytes(1), overflow: .fail)
        }
        #expect(server.requests.count == 2)
    }
}
