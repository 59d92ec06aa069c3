import MediaModel
import Synchronization
import Testing
import Transfer

@testable import MediaSources

struct DocumentMemoryTests {
    private static let link = "http://a/list.m3u8"

    private func request(range: Bool = false, headers: [HeaderField] = []) throws -> TransferRequest {
        TransferRequest(
            address: try WebAddress(Self.link), headers: headers, range: range ? .init(begin: 0) : nil,
            purpose: range ? .bulk : .document)
    }

    private func fetch(_ web: any WebFetching, _ request: TransferRequest, limit: Int64 = 1_000) async throws -> [UInt8]
    {
        try await web.data(for: request, limit: ByteCount(limit), overflow: .truncate).1
    }

    @Test(.timeLimit(.minutes(10)), arguments: [true, false])
    func documentThatWasLookedAt_isGivenAwayOnce(isRangeable: Bool) async throws {
        let web = FakeWeb([Self.link: .file(Array("#EXTM3U".utf8), isRangeable: isRangeable)])
        let memory = DocumentMemory(now: { .zero })
        _ = try await fetch(memory.keeping(web), request(range: true))
        #expect(try await fetch(memory.recalling(web), request()) == Array("#EXTM3U".utf8))
        #expect(web.requests.count == 1)
        #expect(try await fetch(memory.recalling(web), request()) == Array("#EXTM3U".utf8))
        #expect(web.requests.count == 2)
    }

    /// However much the resolver asks for.
    @Test(.timeLimit(.minutes(10)), arguments: [true, false])
    func playlistThatWasResolved_isNotFetchedAgain(isRangeable: Bool) async throws {
        let playlist = "#EXTM3U\n#EXT-X-TARGETDURATION:6\n#EXTINF:6,\na.ts\n#EXT-X-ENDLIST\n"
        let web = FakeWeb([Self.link: .file(Array(playlist.utf8), isRangeable: isRangeable)])
        let memory = DocumentMemory(now: { .zero })
        _ = try await LinkResolver(fetcher: memory.keeping(web)).resolve(Self.link)
        #expect(try await fetch(memory.recalling(web), request()) == Array(playlist.utf8))
        #expect(web.requests.count == 1)
    }

    @Test(.timeLimit(.minutes(10))) func partOfADocument_isNotKept() async throws {
        let web = FakeWeb([Self.link: .file([UInt8](repeating: 7, count: 2_000))])
        let memory = DocumentMemory(now: { .zero })
        _ = try await fetch(memory.keeping(web), request(range: true))
        #expect(try await fetch(memory.recalling(web), request(), limit: 5_000).count == 2_000)
        #expect(web.requests.count == 2)
    }

    @Test(.timeLimit(.minutes(10))) func otherHeaders_getTheirOwnDocument() async throws {
        let web = FakeWeb([Self.link: .file([1, 2, 3])])
        let memory = DocumentMemory(now: { .zero })
        _ = try await fetch(memory.keeping(web), request(range: true))
        let header = try #require(HeaderField(name: "Referer", value: "x"))
        _ = try await fetch(memory.recalling(web), request(headers: [header]))
        #expect(web.requests.count == 2)
    }

    @Test(.timeLimit(.minutes(10))) func oldDocument_isForgotten() async throws {
        let web = FakeWeb([Self.link: .file([1, 2, 3])])
        let time = Mutex(Duration.zero)
        let memory = DocumentMemory(now: { time.withLock { $0 } })
        _ = try await fetch(memory.keeping(web), request(range: true))
        time.withLock { $0 = .seconds(21) }
        _ = try await fetch(memory.recalling(web), request())
        #expect(web.requests.count == 2)
    }

    @Test(.timeLimit(.minutes(10))) func failure_isNotKept() async throws {
        let web = FakeWeb([:])
        let memory = DocumentMemory(now: { .zero })
        _ = try await fetch(memory.keeping(web), request(range: true))
        _ = try await fetch(memory.recalling(web), request())
        #expect(web.requests.count == 2)
    }
}
