import CSDL2
import Foundation

/// Reads picture files; callable from every thread.
nonisolated enum PictureFile {
    /// Larger files are not pictures that this program made or fetched.
    private static let largestFile = 64 << 20

    /// Vector icons are drawn this many times larger and averaged, because the reader's own edges are coarse.
    private static let oversampling = 2

    /// Reads a picture and makes it fill a rectangle, cropped around its middle, with rounded corners.
    ///
    /// - Parameter key: The file and the wanted size.
    /// - Returns: Straight alpha; nil if the file is no picture.
    static func load(_ key: PictureKey) -> Bitmap? {
        guard key.width > 0, key.height > 0, let source = read(key) else { return nil }
        let isOpaque = source.pixels.allSatisfy { $0 >> 24 == 255 }
        return rounded(isOpaque ? opaque(source, key) : translucent(source, key), radii: key.radii)
    }

    /// Halves as long as twice the wanted size is left: four times fewer pixels to average each time.
    private static func opaque(_ source: Bitmap, _ key: PictureKey) -> Bitmap {
        var source = source
        while source.width >= key.width * 4, source.height >= key.height * 4, let half = source.halved() {
            source = half
        }
        let crop = cover(source, width: key.width, height: key.height)
        return source.averaged(crop, width: key.width, height: key.height)
    }

    private static func translucent(_ source: Bitmap, _ key: PictureKey) -> Bitmap {
        let crop = cover(source, width: key.width, height: key.height)
        return source.premultiplied().averaged(crop, width: key.width, height: key.height).straightened()
    }

    /// Reads a picture as it is (`IMG_Load`): straight alpha; nil if the file is no picture.
    static func decode(_ path: String) -> Bitmap? {
        guard let surface = IMG_Load(path) else { return nil }
        return Bitmap(consuming: surface)
    }

    /// Writes a picture as PNG (`IMG_SavePNG`).
    ///
    /// - Parameters:
    ///   - bitmap: Straight alpha.
    ///   - path: The file; it is replaced.
    /// - Returns: Whether that succeeded.
    static func writePNG(_ bitmap: Bitmap, to path: String) -> Bool {
        var pixels = bitmap.pixels
        return pixels.withUnsafeMutableBytes { memory in
            let surface = SDL_CreateRGBSurfaceWithFormatFrom(
                memory.baseAddress, Int32(bitmap.width), Int32(bitmap.height), 32, Int32(bitmap.width * 4),
                SDL_PIXELFORMAT_ARGB8888.rawValue)
            guard let surface else { return false }
            defer { SDL_FreeSurface(surface) }
            return IMG_SavePNG(surface, path) == 0
        }
    }

    /// Reads an SVG file at a size (`IMG_LoadSizedSVG_RW`).
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - width: The largest width in physical pixels.
    ///   - height: The largest height in physical pixels.
    /// - Returns: Straight alpha, with the drawing's own proportions; nil if the file is no drawing.
    static func vector(_ path: String, width: Int, height: Int) -> Bitmap? {
        let file = SDL_RWFromFile(path, "rb")
        guard let file else { return nil }
        defer { _ = SDL_RWclose(file) }
        let large = IMG_LoadSizedSVG_RW(file, Int32(width * oversampling), Int32(height * oversampling))
        guard let large, let bitmap = Bitmap(consuming: large) else { return nil }
        let smallWidth = max(1, (bitmap.width + 1) / oversampling)
        let smallHeight = max(1, (bitmap.height + 1) / oversampling)
        let averaged = bitmap.premultiplied().averaged(width: smallWidth, height: smallHeight)
        return averaged.straightened()
    }

    private static func read(_ key: PictureKey) -> Bitmap? {
        let attributes = try? FileManager.default.attributesOfItem(atPath: key.path)
        guard let bytes = attributes?[.size] as? Int, bytes > 0, bytes <= largestFile else { return nil }
        if key.path.hasSuffix(".svg") { return vector(key.path, width: key.width, height: key.height) }
        return decode(key.path)
    }

    /// The part of a picture that fills a rectangle.
    private static func cover(_ source: Bitmap, width: Int, height: Int) -> Bitmap.Crop {
        let scale = max(Double(width) / Double(source.width), Double(height) / Double(source.height))
        let cropWidth = min(Double(source.width), Double(width) / scale)
        let cropHeight = min(Double(source.height), Double(height) / scale)
        return Bitmap.Crop(
            x: (Double(source.width) - cropWidth) / 2, y: (Double(source.height) - cropHeight) / 2, width: cropWidth,
            height: cropHeight)
    }

    private static func rounded(_ bitmap: Bitmap, radii: PhysicalRadii) -> Bitmap {
        guard !radii.isZero else { return bitmap }
        var result = bitmap
        let shape = RoundedShape(width: Float(bitmap.width), height: Float(bitmap.height), radii: radii)
        for slice in NineSliceMasks(shape).slices {
            result.multiplyAlpha(by: slice.shape.coverage(in: slice.window), in: slice.target)
        }
        return result
    }
}
