import CSDL2

/// An `SDL_Surface` without alpha, so that software and window show the same.
final class MemoryCanvas {
    let surface: UnsafeMutablePointer<SDL_Surface>

    /// Allocates the pixels (`SDL_CreateRGBSurfaceWithFormat`).
    ///
    /// - Parameters:
    ///   - width: In physical pixels.
    ///   - height: In physical pixels.
    init?(width: Int, height: Int) {
        guard width > 0, height > 0,
            let surface = SDL_CreateRGBSurfaceWithFormat(
                0, Int32(clamping: width), Int32(clamping: height), 32, SDL_PIXELFORMAT_XRGB8888.rawValue)
        else { return nil }
        self.surface = surface
    }

    isolated deinit {
        SDL_FreeSurface(surface)
    }

    /// A copy of the pixels.
    var bitmap: Bitmap {
        surface.pointee.refcount += 1
        return Bitmap(consuming: surface) ?? Bitmap(width: 0, height: 0)
    }
}
