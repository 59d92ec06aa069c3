import Foundation
import ImmediateUI
import Testing

@testable import Zentrio

struct OffscreenPainterTests {
    @Test func writtenPicture_readsBackTheSame() throws {
        let page = try OffscreenPainter(
            size: Extent(width: 30, height: 20), scale: 1.5, shaper: PaintingBench.shaper(),
            iconFolder: ProjectFolders.icons)
        page.paint(
            [.fill(Rect(x: 4, y: 4, width: 10, height: 10), radii: CornerRadii(3), color: PaintingBench.citron)],
            background: PaintingBench.canvas)
        let path = NSTemporaryDirectory() + "/zentrio-\(UUID().uuidString).png"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try page.writePNG(to: path)
        let read = try #require(PictureFile.decode(path))
        #expect(read.width == 45 && read.height == 30)
        #expect(read.pixels == page.bitmap.pixels)
    }

    @Test func impossiblePath_isReported() throws {
        let page = try OffscreenPainter(
            size: Extent(width: 4, height: 4), scale: 1, shaper: PaintingBench.shaper(),
            iconFolder: ProjectFolders.icons)
        #expect(throws: OffscreenPainter.Failure.self) { try page.writePNG(to: "/nonexistent/a.png") }
    }
}
