import CSDL2

/// An `SDL_Renderer` that lives as long as anything drawn with it.
///
/// Textures die with their renderer, so everything that holds a texture holds this too.
final class SDLRenderer {
    let handle: OpaquePointer
    /// The window or surface that is drawn to.
    private let target: AnyObject

    /// Takes over a renderer.
    ///
    /// - Parameters:
    ///   - handle: `SDL_Renderer`; it is destroyed with this object.
    ///   - target: What must outlive the renderer.
    init(handle: OpaquePointer, target: AnyObject) {
        self.handle = handle
        self.target = target
    }

    isolated deinit {
        SDL_DestroyRenderer(handle)
    }

    /// The size of what is drawn to, in physical pixels (`SDL_GetRendererOutputSize`).
    var outputBounds: PixelRect {
        var width: Int32 = 0
        var height: Int32 = 0
        SDL_GetRendererOutputSize(handle, &width, &height)
        return PixelRect(x: 0, y: 0, width: Int(width), height: Int(height))
    }

    /// What was drawn since the last present (`SDL_RenderReadPixels`); empty if the driver does not give it.
    var pixels: Bitmap {
        let bounds = outputBounds
        var bitmap = Bitmap(width: bounds.width, height: bounds.height)
        let isRead = bitmap.pixels.withUnsafeMutableBytes { memory in
            SDL_RenderReadPixels(
                handle, nil, SDL_PIXELFORMAT_ARGB8888.rawValue, memory.baseAddress, Int32(bounds.width * 4)) == 0
        }
        return isRead ? bitmap : Bitmap(width: 0, height: 0)
    }

    /// Whether SDL draws with the processor (`SDL_GetRendererInfo`).
    var isSoftware: Bool {
        var info = SDL_RendererInfo()
        SDL_GetRendererInfo(handle, &info)
        return info.flags & SDL_RENDERER_SOFTWARE.rawValue != 0
    }
}
