import CSDL2

nonisolated extension Bitmap {
    /// Copies a surface's pixels (`SDL_ConvertSurfaceFormat`) and frees it.
    init?(consuming surface: UnsafeMutablePointer<SDL_Surface>) {
        defer { SDL_FreeSurface(surface) }
        guard let converted = SDL_ConvertSurfaceFormat(surface, SDL_PIXELFORMAT_ARGB8888.rawValue, 0) else {
            return nil
        }
        defer { SDL_FreeSurface(converted) }
        guard converted.pointee.w > 0, converted.pointee.h > 0, let memory = converted.pointee.pixels else {
            return nil
        }
        self.init(width: Int(converted.pointee.w), height: Int(converted.pointee.h))
        let pitch = Int(converted.pointee.pitch)
        pixels.withUnsafeMutableBytes { target in
            for row in 0..<height {
                let line = UnsafeRawBufferPointer(start: memory + row * pitch, count: width * 4)
                UnsafeMutableRawBufferPointer(rebasing: target[row * width * 4..<(row + 1) * width * 4])
                    .copyMemory(from: line)
            }
        }
    }

    /// An opaque picture at half its size, each pixel the average of four (`SDL_SoftStretchLinear`).
    ///
    /// - Returns: Nil if SDL cannot do it; an odd last row or column is left out.
    func halved() -> Bitmap? {
        var source = pixels
        var result = Bitmap(width: width / 2, height: height / 2)
        var area = PixelRect(x: 0, y: 0, width: width / 2 * 2, height: height / 2 * 2).sdl
        let succeeded = source.withUnsafeMutableBytes { from in
            result.pixels.withUnsafeMutableBytes { to in
                let large = Self.surface(over: from, width: width, height: height)
                let small = Self.surface(over: to, width: width / 2, height: height / 2)
                defer {
                    SDL_FreeSurface(large)
                    SDL_FreeSurface(small)
                }
                guard large != nil, small != nil else { return false }
                return SDL_SoftStretchLinear(large, &area, small, nil) == 0
            }
        }
        return succeeded ? result : nil
    }

    /// A surface over memory that it does not own (`SDL_CreateRGBSurfaceWithFormatFrom`).
    private static func surface(over memory: UnsafeMutableRawBufferPointer, width: Int, height: Int)
        -> UnsafeMutablePointer<SDL_Surface>?
    {
        SDL_CreateRGBSurfaceWithFormatFrom(
            memory.baseAddress, Int32(width), Int32(height), 32, Int32(width * 4), SDL_PIXELFORMAT_ARGB8888.rawValue)
    }

    /// The white and the coloured pixels apart; nil where there are none.
    ///
    /// The white ones become exactly white, so that tints come out pure.
    func layers() -> IconLayers {
        var white = self
        var colored = self
        for index in pixels.indices {
            let pixel = pixels[index]
            if pixel >> 16 & 0xFF > 250, pixel >> 8 & 0xFF > 250, pixel & 0xFF > 250 {
                white.pixels[index] = pixel | 0xFF_FFFF
                colored.pixels[index] = 0
            } else {
                white.pixels[index] = 0
            }
        }
        return IconLayers(white: white.isVisible ? white : nil, colored: colored.isVisible ? colored : nil)
    }

    private var isVisible: Bool { pixels.contains { $0 >> 24 > 7 } }

    /// Multiplies the alpha of a part of the picture.
    ///
    /// - Parameters:
    ///   - coverage: 0 to 1, row by row.
    ///   - part: As many pixels, inside the picture.
    mutating func multiplyAlpha(by coverage: [Float], in part: PixelRect) {
        for row in 0..<part.height {
            for column in 0..<part.width {
                let pixel = self[part.x + column, part.y + row]
                let alpha = Float(pixel >> 24) * coverage[row * part.width + column]
                self[part.x + column, part.y + row] = pixel & 0xFF_FFFF | UInt32(min(255, alpha.rounded())) << 24
            }
        }
    }
}
