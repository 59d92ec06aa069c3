import ImmediateUI
import Testing

@testable import Zentrio

struct TextureAtlasTests {
    private func renderer() throws -> SDLRenderer {
        try OffscreenPainter(
            size: Extent(width: 8, height: 8), scale: 1, shaper: PaintingBench.shaper(),
            iconFolder: ProjectFolders.icons
        ).painter.renderer
    }

    @Test func overTheLimit_thePageThatIsNotShownIsDropped() throws {
        let atlas = TextureAtlas(renderer: try renderer(), pageSide: 64, byteLimit: 2 * 64 * 64 * 4)
        let first = try #require(atlas.add(Bitmap(width: 60, height: 60)))
        let second = try #require(atlas.add(Bitmap(width: 60, height: 60)))
        for _ in 0..<2 {
            atlas.beginFrame()
            #expect(atlas.texture(of: first) != nil)
        }
        let third = try #require(atlas.add(Bitmap(width: 60, height: 60)))
        #expect(atlas.texture(of: second) == nil)
        #expect(atlas.texture(of: first) != nil)
        #expect(atlas.texture(of: third) != nil)
        #expect(atlas.bytes <= 2 * 64 * 64 * 4)
    }

    @Test func overTheLimit_whatTheFrameShowsStays() throws {
        let atlas = TextureAtlas(renderer: try renderer(), pageSide: 64, byteLimit: 64 * 64 * 4)
        let images = try (0..<3).map { _ in try #require(atlas.add(Bitmap(width: 60, height: 60))) }
        #expect(images.allSatisfy { atlas.texture(of: $0) != nil })
        for _ in 0..<2 { atlas.beginFrame() }
        _ = try #require(atlas.add(Bitmap(width: 60, height: 60)))
        #expect(atlas.bytes == 64 * 64 * 4)
    }

    @Test func somethingSmallInEveryFrame_keepsNoOldPageAlive() throws {
        let limit = 3 * 64 * 64 * 4
        let atlas = TextureAtlas(renderer: try renderer(), pageSide: 64, byteLimit: limit)
        var signs: [AtlasImage?] = Array(repeating: nil, count: 8)
        for frame in 0..<200 {
            atlas.beginFrame()
            // One more sign comes with every page of new text, and all of them are shown from then on.
            for index in 0..<min(signs.count, 1 + frame / 4) {
                guard signs[index].flatMap({ atlas.texture(of: $0) }) == nil else { continue }
                signs[index] = atlas.add(Bitmap(width: 6, height: 6))
            }
            _ = try #require(atlas.add(Bitmap(width: 40, height: 12)))
            #expect(atlas.bytes <= limit)
        }
    }

    @Test func largeBitmap_getsAPageOfItsOwn() throws {
        let atlas = TextureAtlas(renderer: try renderer(), pageSide: 64)
        let image = try #require(atlas.add(Bitmap(width: 300, height: 20)))
        #expect(image.source == PixelRect(x: 0, y: 0, width: 300, height: 20))
        #expect(atlas.bytes == 300 * 20 * 4)
    }
}
