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

    /// Whether every visible pixel is white, or nearly.
    var isWhite: Bool {
        pixels.allSatisfy { $0 >> 24 < 8 || ($0 >> 16 & 0xFF > 240 && $0 >> 8 & 0xFF > 240 && $0 & 0xFF > 240) }
    }

    /// The same picture; if it is white, then exactly, so that tints come out pure.
    func whitened() -> Bitmap {
        guard isWhite else { return self }
        var result = self
        for index in pixels.indices { result.pixels[index] |= 0xFF_FFFF }
        return result
    }

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
