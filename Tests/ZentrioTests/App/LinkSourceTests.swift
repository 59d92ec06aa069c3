import DownloadRuntime
import MediaModel
import MediaSources
import Synchronization
import Testing
import ZentrioTestSupport

@testable import Zentrio

@Suite(.timeLimit(.minutes(10)))
nonisolated struct LinkSourceTests {
    /// The headers with which a page was read the last time.
    private final class Told: Sendable {
        private let fields = Mutex<[HeaderField]>([])

        var names: [String] { fields.withLock { $0.map(\.name) } }

        func note(_ headers: [HeaderField]) { fields.withLock { $0 = headers } }
    }

    private let server: OriginServer
    private let network = SessionNetwork()
    private let told = Told()

    init() throws {
        server = try OriginServer()
        server.route("/watch") { _ in .webPage }
    }

    private func stream(
        for request: DownloadRequest, page json: String = "{}"
    ) async throws(DownloadFailure) -> MediaModel.Stream {
        let resolver = LinkResolver(fetcher: network.lookingAtLinks) { [told] _, headers in
            told.note(headers)
            return Array(json.utf8)
        }
        return try await LinkSource(resolver: resolver).stream(for: request)
    }

    private func request(_ address: WebAddress, height: Int? = nil, quality: Quality = .automatic) throws
        -> DownloadRequest
    {
        DownloadRequest(
            item: MediaItem(title: "Film", kind: .clip), stream: Stream(address: address, height: height),
            link: try server.address("/watch"), quality: quality)
    }

    private static func page(_ heights: [Int]) -> String {
        let formats = heights.map { #"{"protocol":"https","url":"https://cdn.example/\#($0).mp4","height":\#($0)}"# }
        return #"{"title":"A walk","formats":[\#(formats.joined(separator: ","))]}"#
    }

    @Test func page_givesThePictureThatWasChosen() async throws {
        let old = try WebAddress("https://cdn.example/old.mp4")
        let page = Self.page([1080, 720, 480])
        let same = try await stream(for: request(old, height: 720, quality: .best), page: page)
        #expect(same.height == 720 && same.address.text == "https://cdn.example/720.mp4")
        let gone = try await stream(for: request(old, height: 360, quality: .standard), page: page)
        #expect(gone.height == 720)
        // Whoever gives the bare link again finds this download.
        let bare = try await stream(for: request(old, quality: .standard), page: page)
        #expect(bare.height == nil && bare.address.text == "https://cdn.example/720.mp4")
    }

    @Test func linkThatIsAPlaylist_becomesOne() async throws {
        server.route("/play") { _ in
            OriginAnswer(
                headers: [("Content-Type", "application/vnd.apple.mpegurl")],
                body: Array("#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\n1.ts\n#EXT-X-ENDLIST\n".utf8))
        }
        var request = try request(server.address("/play"))
        request.link = request.stream.address
        request.stream.mirrors = [try WebAddress("https://b.example/play")]
        let stream = try await stream(for: request)
        #expect(stream.format == .hls && stream.address == request.link)
        #expect(stream.mirrors == request.stream.mirrors)
    }

    @Test func secrets_stayWithTheirServer() async throws {
        let fields = ["Authorization: Bearer x", "X-Key: 1"].compactMap { HeaderField(line: $0) }
        var elsewhere = try request(WebAddress("https://cdn.example/old.mp4"), height: 720)
        elsewhere.stream.headers = fields
        let stream = try await stream(for: elsewhere, page: Self.page([720]))
        #expect(told.names == ["X-Key"])
        #expect(stream.headers == fields, "the film's server knows them already")
        #expect(server.requests.allSatisfy { $0.headers["authorization"] == nil })
        var here = try request(server.address("/old.mp4"), height: 720)
        here.stream.headers = fields
        let other = try await self.stream(for: here, page: Self.page([720]))
        #expect(told.names == ["Authorization", "X-Key"])
        #expect(other.headers.map(\.name) == ["X-Key"])
    }

    @Test func serverThatFails_isTriedAgainLater() async throws {
        server.route("/watch") { _ in .failure(503) }
        let request = try request(WebAddress("https://cdn.example/old.mp4"))
        let failure = await #expect(throws: DownloadFailure.self) { try await self.stream(for: request) }
        #expect(failure?.isTransient == true)
    }
}
