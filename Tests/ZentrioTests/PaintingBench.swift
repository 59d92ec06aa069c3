import ImmediateUI

@testable import Zentrio

/// A canvas with the project's fonts and icons.
enum PaintingBench {
    static let canvas = Color(red: 0x0D, green: 0x10, blue: 0x12)
    static let paper = Color(red: 0xF3, green: 0xF1, blue: 0xEA)
    static let citron = Color(red: 0xD6, green: 0xE1, blue: 0x6A)
    static let surface = Color(red: 0x25, green: 0x2B, blue: 0x2E)

    static func shaper() -> TextShaper {
        TextShaper(fonts: FontCache(folder: ProjectFolders.fonts))
    }

    /// Paints a list on a dark ground.
    static func paint(_ commands: [DrawCommand], width: Float, height: Float, scale: Float = 1) throws -> Bitmap {
        let page = try OffscreenPainter(
            size: Extent(width: width, height: height), scale: scale, shaper: shaper(),
            iconFolder: ProjectFolders.icons)
        page.paint(commands, background: canvas)
        return page.bitmap
    }
}

extension Bitmap {
    /// Red, green and blue of one pixel.
    func color(_ x: Int, _ y: Int) -> UInt32 { self[x, y] & 0xFF_FFFF }
}
