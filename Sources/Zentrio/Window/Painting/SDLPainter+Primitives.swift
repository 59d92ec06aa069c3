import CSDL2
import ImmediateUI

extension SDLPainter {
    /// Whether nothing of this would be seen.
    func isHidden(_ box: PixelRect, _ color: Color) -> Bool {
        box.isEmpty || color.alpha == 0 || state.opacity == 0 || !box.intersects(state.clip)
    }

    /// Fills whole pixels (`SDL_RenderFillRect`).
    func fill(_ box: PixelRect, color: Color) {
        guard !isHidden(box, color) else { return }
        SDL_SetRenderDrawBlendMode(renderer.handle, color.alpha == 255 ? SDL_BLENDMODE_NONE : SDL_BLENDMODE_BLEND)
        SDL_SetRenderDrawColor(renderer.handle, color.red, color.green, color.blue, color.alpha)
        var area = box.sdl
        SDL_RenderFillRect(renderer.handle, &area)
    }

    /// Copies from the atlas (`SDL_RenderCopy`).
    ///
    /// - Parameters:
    ///   - image: Where the pixels lie.
    ///   - window: A part of the image; nil takes all of it.
    ///   - target: Where they go; another size stretches them.
    ///   - opacity: From 0 to 1.
    func copy(_ image: AtlasImage, window: PixelRect? = nil, to target: PixelRect, opacity: Float) {
        guard !target.isEmpty, opacity > 0, target.intersects(state.clip), let texture = atlas.texture(of: image) else {
            return
        }
        SDL_SetTextureAlphaMod(texture, UInt8((min(1, opacity) * 255).rounded()))
        let part = window.map { $0.offset(x: image.source.x, y: image.source.y) } ?? image.source
        var source = part.sdl
        var area = target.sdl
        SDL_RenderCopy(renderer.handle, texture, &source, &area)
    }

    /// The mask for a key, drawn if it is not in the atlas.
    func mask(_ key: MaskKey, draw: () -> Bitmap) -> AtlasImage? {
        if let known = masks.value(for: key), atlas.texture(of: known) != nil { return known }
        guard let image = atlas.add(draw()) else { return nil }
        masks.insert(image, for: key)
        return image
    }
}
