import ImmediateUI
import Testing

@testable import Zentrio

struct TextureCacheTests {
    private func renderer() throws -> SDLRenderer {
        try OffscreenPainter(
            size: Extent(width: 8, height: 8), scale: 1, shaper: PaintingBench.shaper(),
            iconFolder: ProjectFolders.icons
        ).painter.renderer
    }

    private func key(_ side: Int) -> PictureKey {
        PictureKey(
            path: ProjectFolders.artwork + "/metropolis-wide.webp", width: side, height: side,
            radii: PhysicalRadii(0))
    }

    @Test func immediateDecoding_showsThePictureAtOnce() throws {
        let cache = TextureCache(renderer: try renderer(), decoding: .immediate)
        #expect(cache.find(key(8)).texture != nil)
        #expect(cache.find(key(8)).opacity == 1)
        #expect(!cache.isFading(at: .zero))
    }

    @Test func overTheLimit_picturesNotSeenForLongestGo() throws {
        // Room for four pictures of 64 by 64.
        let cache = TextureCache(renderer: try renderer(), decoding: .immediate, byteLimit: 4 * 64 * 64 * 4)
        for side in 50...64 { #expect(cache.find(key(side)).texture != nil) }
        #expect(cache.byteCount <= 4 * 64 * 64 * 4)
        #expect(cache.find(key(50)).texture != nil, "what went is decoded again")
    }

    @Test func removedAfterALoss_isDecodedAgain() throws {
        let cache = TextureCache(renderer: try renderer(), decoding: .immediate)
        #expect(cache.find(key(8)).texture != nil)
        cache.removeAll()
        #expect(cache.byteCount == 0)
        #expect(cache.find(key(8)).texture != nil)
    }

    @Test(.timeLimit(.minutes(10))) func backgroundDecoding_fadesInOverThePlaceholder() async throws {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(8))
        let cache = TextureCache(
            renderer: try renderer(), decoding: .background(wake: { @Sendable in continuation.yield() }))
        cache.beginFrame(at: .seconds(1))
        #expect(cache.find(key(8)).texture == nil)
        for await _ in stream { break }
        cache.beginFrame(at: .seconds(2))
        #expect(cache.find(key(8)).opacity == 0)
        #expect(cache.isFading(at: .seconds(2)))
        cache.beginFrame(at: .seconds(2) + .milliseconds(80))
        #expect(abs(cache.find(key(8)).opacity - 0.5) < 0.01)
        cache.beginFrame(at: .seconds(3))
        #expect(cache.find(key(8)).opacity == 1)
        #expect(!cache.isFading(at: .seconds(3)))
        #expect(cache.find(key(9)).texture != nil, "another size is shown stretched meanwhile")
        cache.stop()
    }
}
