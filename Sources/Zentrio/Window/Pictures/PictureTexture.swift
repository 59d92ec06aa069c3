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
        isOpaqueInside = Self.isOpaqueInside(bitmap, key)
        SDL_SetTextureScaleMode(texture, SDL_ScaleModeLinear)
        handle = texture
        self.renderer = renderer
        self.key = key
        self.arrival = arrival
    }

    isolated deinit {
        SDL_DestroyTexture(handle)
    }

    /// Whether nothing but the rounded corners lets the ground through.
    let isOpaqueInside: Bool

    private static func isOpaqueInside(_ bitmap: Bitmap, _ key: PictureKey) -> Bool {
        let shape = RoundedShape(width: Float(bitmap.width), height: Float(bitmap.height), radii: key.radii)
        return NineSliceMasks(shape).bars.allSatisfy { bar in
            (bar.target.y..<bar.target.maxY).allSatisfy { y in
                bitmap.pixels[y * bitmap.width + bar.target.x..<y * bitmap.width + bar.target.maxX]
                    .allSatisfy { $0 >> 24 == 255 }
            }
        }
    }
}
