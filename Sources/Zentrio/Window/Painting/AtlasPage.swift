import CSDL2

/// One texture of the atlas, filled shelf by shelf.
final class AtlasPage {
    let texture: OpaquePointer
    let identifier: Int
    let bytes: Int
    /// The frame that drew from this page last.
    var lastFrame = 0

    private let renderer: SDLRenderer
    private var packer: ShelfPacker

    /// Makes an empty page (`SDL_CreateTexture`).
    ///
    /// - Parameters:
    ///   - renderer: What the textures belong to.
    ///   - width: In pixels.
    ///   - height: In pixels.
    ///   - identifier: A number that no other page had.
    init?(renderer: SDLRenderer, width: Int, height: Int, identifier: Int) {
        guard
            let texture = SDL_CreateTexture(
                renderer.handle, SDL_PIXELFORMAT_ARGB8888.rawValue, Int32(SDL_TEXTUREACCESS_STATIC.rawValue),
                Int32(width),
                Int32(height))
        else { return nil }
        SDL_SetTextureBlendMode(texture, SDL_BLENDMODE_BLEND)
        SDL_SetTextureScaleMode(texture, SDL_ScaleModeNearest)
        self.renderer = renderer
        self.texture = texture
        self.identifier = identifier
        bytes = width * height * 4
        packer = ShelfPacker(width: width, height: height)
    }

    isolated deinit {
        SDL_DestroyTexture(texture)
    }

    /// Copies a bitmap to a free place with `SDL_UpdateTexture`; nil if none is left.
    func add(_ bitmap: Bitmap) -> AtlasImage? {
        guard let place = packer.place(width: bitmap.width, height: bitmap.height) else { return nil }
        var area = place.sdl
        SDL_UpdateTexture(texture, &area, bitmap.pixels, Int32(bitmap.width * 4))
        return AtlasImage(page: identifier, source: place)
    }
}
