import ImmediateUI

/// A picture in memory: 32 bits a pixel, alpha in the highest byte, then red, green, blue.
nonisolated struct Bitmap: Sendable {
    let width: Int
    let height: Int
    var pixels: [UInt32]

    /// Makes a transparent bitmap.
    ///
    /// - Parameters:
    ///   - width: In physical pixels.
    ///   - height: In physical pixels.
    init(width: Int, height: Int) {
        self.width = width
        self.height = height
        pixels = Array(repeating: 0, count: width * height)
    }

    /// Makes a white bitmap whose alpha is the coverage.
    ///
    /// - Parameters:
    ///   - coverage: 0 to 255, row by row, `width * height` values.
    ///   - width: In physical pixels.
    ///   - height: In physical pixels.
    init(coverage: [UInt8], width: Int, height: Int) {
        self.width = width
        self.height = height
        pixels = coverage.map { UInt32($0) << 24 | 0xFF_FFFF }
    }

    subscript(x: Int, y: Int) -> UInt32 {
        get { pixels[y * width + x] }
        set { pixels[y * width + x] = newValue }
    }

    /// The same shape in one colour; the colour's alpha fades it.
    func tinted(_ color: Color) -> Bitmap {
        var result = self
        let rgb = color.packed & 0xFF_FFFF
        let opacity = UInt32(color.alpha)
        for index in pixels.indices {
            let alpha = ((pixels[index] >> 24) * opacity + 127) / 255
            result.pixels[index] = alpha << 24 | rgb
        }
        return result
    }

    /// The same picture with straight alpha; this one is premultiplied.
    func straightened() -> Bitmap {
        var result = self
        for index in pixels.indices {
            let pixel = pixels[index]
            let alpha = pixel >> 24
            guard alpha != 0, alpha != 255 else { continue }
            let red = min(255, ((pixel >> 16 & 0xFF) * 255 + alpha / 2) / alpha)
            let green = min(255, ((pixel >> 8 & 0xFF) * 255 + alpha / 2) / alpha)
            let blue = min(255, ((pixel & 0xFF) * 255 + alpha / 2) / alpha)
            result.pixels[index] = alpha << 24 | red << 16 | green << 8 | blue
        }
        return result
    }

    /// The same picture with premultiplied alpha; this one is straight.
    func premultiplied() -> Bitmap {
        var result = self
        for index in pixels.indices {
            let pixel = pixels[index]
            let alpha = pixel >> 24
            guard alpha != 255 else { continue }
            let red = ((pixel >> 16 & 0xFF) * alpha + 127) / 255
            let green = ((pixel >> 8 & 0xFF) * alpha + 127) / 255
            let blue = ((pixel & 0xFF) * alpha + 127) / 255
            result.pixels[index] = alpha << 24 | red << 16 | green << 8 | blue
        }
        return result
    }
}
