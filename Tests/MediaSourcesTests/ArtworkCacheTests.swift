import Foundation
import MediaModel
import Testing

@testable import MediaSources

@Suite(.timeLimit(.minutes(10)))
struct ArtworkCacheTests {
    private let directory = FileManager.default.temporaryDirectory.appending(path: "zentrio-\(UUID().uuidString)").path
    private let address: WebAddress

    init() throws {
        address = try WebAddress("http://a/poster.jpg")
    }

    private static let picture: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0] + [UInt8](repeating: 7, count: 100)

    @Test func picture_isFetchedOnce() async throws {
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let web = FakeWeb([address.text: .file(Self.picture, type: "image/jpeg")])
        let cache = ArtworkCache(directory: directory, fetcher: web)
        #expect(cache.cachedPath(for: address) == nil)
        let path = try await cache.path(fetching: address)
        #expect(try await cache.path(fetching: address) == path)
        #expect(cache.cachedPath(for: address) == path)
        #expect(path.hasPrefix(directory) && path.hasSuffix(".jpg"))
        #expect(try Array(Data(contentsOf: URL(fileURLWithPath: path))) == Self.picture)
        #expect(web.requests.count == 1)
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory).count == 1)
    }

    @Test(arguments: [
        (FakeWeb.Page.text("<html>", type: "image/png"), MediaSourceError.Code.badAnswer),
        (.file([], type: "image/png"), .badAnswer),
        (.file([0xFF, 0xD8, 0xFF] + [UInt8](repeating: 0, count: 8_388_606)), .badAnswer),
        (.text("", status: 404), .notFound),
    ])
    func anythingElse_isNotStored(page: FakeWeb.Page, code: MediaSourceError.Code) async throws {
        let cache = ArtworkCache(directory: directory, fetcher: FakeWeb([address.text: page]))
        let error = await #expect(throws: MediaSourceError.self) { try await cache.path(fetching: address) }
        #expect(error?.code == code)
        #expect(!FileManager.default.fileExists(atPath: directory))
    }

    @Test func folderThatCannotBeWritten_isSaid() async throws {
        let web = FakeWeb([address.text: .file(Self.picture)])
        let cache = ArtworkCache(directory: "/proc/zentrio", fetcher: web)
        let error = await #expect(throws: MediaSourceError.self) { try await cache.path(fetching: address) }
        #expect(error?.code == .cacheNotWritable)
    }
}
