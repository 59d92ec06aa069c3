import CSDL2
import ImmediateUI

extension SDLPainter {
    func image(_ image: ImageReference, in rect: Rect, radii: CornerRadii, placeholder: Color) {
        let box = grid.snap(rect)
        guard !isHidden(box, Color(red: 0, green: 0, blue: 0)) else { return }
        let key = PictureKey(
            path: image.path, width: box.width, height: box.height, radii: shape(of: box, radii: radii).radii)
        let found = pictures.find(key)
        if found.opacity < 1 { fill(rect, radii: radii, color: placeholder) }
        guard let texture = found.texture, found.opacity > 0 else { return }
        draw(texture, in: box, opacity: state.opacity * found.opacity)
    }

    /// Copies a picture; only its rounded corners are blended, which SDL's software renderer does slowly.
    private func draw(_ texture: PictureTexture, in box: PixelRect, opacity: Float) {
        SDL_SetTextureAlphaMod(texture.handle, UInt8((opacity * 255).rounded()))
        let fits = texture.key.width == box.width && texture.key.height == box.height
        guard texture.isOpaqueInside, opacity == 1, fits else {
            SDL_SetTextureBlendMode(texture.handle, SDL_BLENDMODE_BLEND)
            return copy(texture, PixelRect(x: 0, y: 0, width: texture.key.width, height: texture.key.height), to: box)
        }
        let shape = RoundedShape(width: Float(box.width), height: Float(box.height), radii: texture.key.radii)
        let parts = NineSliceMasks(shape)
        SDL_SetTextureBlendMode(texture.handle, SDL_BLENDMODE_NONE)
        for bar in parts.bars { copy(texture, bar.target, to: bar.target.offset(x: box.x, y: box.y)) }
        SDL_SetTextureBlendMode(texture.handle, SDL_BLENDMODE_BLEND)
        for slice in parts.slices { copy(texture, slice.target, to: slice.target.offset(x: box.x, y: box.y)) }
    }

    private func copy(_ texture: PictureTexture, _ window: PixelRect, to target: PixelRect) {
        var source = window.sdl
        var area = target.sdl
        SDL_RenderCopy(renderer.handle, texture.handle, &source, &area)
    }
}
