import CSDL2

/// One texture of the atlas, filled shelf by shelf.
final class AtlasPage {
    let texture: OpaquePointer
    let identifier: Int
    let bytes: Int
    /// The frame that drew from this page last.
    private(set) var lastFrame = 0

    private let renderer: SDLRenderer
    private var packer: ShelfPacker
    /// The pixels that the last frame drew from this page, and the frame before it.
    private var shown = (last: 0, before: 0)
    /// The frame that last drew what begins in each square of the page, row by row.
    private var frameOfSquare: [Int32]
    private let squaresAcross: Int
    private static let squareSide = 8

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
        squaresAcross = width / Self.squareSide + 1
        frameOfSquare = Array(repeating: -1, count: squaresAcross * (height / Self.squareSide + 1))
    }

    isolated deinit {
        SDL_DestroyTexture(texture)
    }

    /// Notes that a frame draws a part of the page; drawn again in the same frame, it counts once.
    func note(_ part: PixelRect, frame: Int) {
        if frame != lastFrame {
            shown = (0, frame == lastFrame + 1 ? shown.last : 0)
            lastFrame = frame
        }
        let square = part.y / Self.squareSide * squaresAcross + part.x / Self.squareSide
        guard frameOfSquare[square] != Int32(truncatingIfNeeded: frame) else { return }
        frameOfSquare[square] = Int32(truncatingIfNeeded: frame)
        shown.last += part.width * part.height
    }

    /// Whether hardly anything of the page is drawn by this frame or was by the one before.
    func isNearlyUnused(frame: Int) -> Bool {
        pixelsShown(frame: frame) * 16 < bytes
    }

    /// How many of its pixels this frame draws, or the one before drew.
    func pixelsShown(frame: Int) -> Int {
        if frame == lastFrame { return max(shown.last, shown.before) }
        return frame == lastFrame + 1 ? shown.last : 0
    }

    /// Copies a bitmap to a free place with `SDL_UpdateTexture`; nil if none is left.
    func add(_ bitmap: Bitmap) -> AtlasImage? {
        guard let place = packer.place(width: bitmap.width, height: bitmap.height) else { return nil }
        var area = place.sdl
        SDL_UpdateTexture(texture, &area, bitmap.pixels, Int32(bitmap.width * 4))
        return AtlasImage(page: identifier, source: place)
    }
}
