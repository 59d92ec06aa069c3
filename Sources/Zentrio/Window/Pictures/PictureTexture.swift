import CSDL2

/// A picture as a texture of its own.
final class PictureTexture {
    let handle: OpaquePointer
    let key: PictureKey
    /// When it was first there; it fades in from then.
    let arrival: Duration

    private let renderer: SDLRenderer

    /// Copies a picture to a texture (`SDL_CreateTexture`, `SDL_UpdateTexture`).
    ///
    /// - Parameters:
    ///   - renderer: What the texture belongs to.
    ///   - bitmap: The picture.
    ///   - key: Its name.
    ///   - arrival: When it was first there.
    init?(renderer: SDLRenderer, bitmap: Bitmap, key: PictureKey, arrival: Duration) {
        guard
            let texture = SDL_CreateTexture(
                renderer.handle, SDL_PIXELFORMAT_ARGB8888.rawValue, Int32(SDL_TEXTUREACCESS_STATIC.rawValue),
                Int32(bitmap.width), Int32(bitmap.height))
        else { return nil }
        SDL_UpdateTexture(texture, nil, bitmap.pixels, Int32(bitmap.width * 4))
        isOpaque = bitmap.pixels.allSatisfy { $0 >> 24 == 255 }
        SDL_SetTextureScaleMode(texture, SDL_ScaleModeLinear)
        handle = texture
        self.renderer = renderer
        self.key = key
        self.arrival = arrival
    }

    isolated deinit {
        SDL_DestroyTexture(handle)
    }

    /// Whether no pixel lets the ground through, so that it need not be blended.
    let isOpaque: Bool
}
