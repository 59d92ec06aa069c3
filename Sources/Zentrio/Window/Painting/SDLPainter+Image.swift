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
        let opacity = state.opacity * found.opacity
        SDL_SetTextureAlphaMod(texture.handle, UInt8((opacity * 255).rounded()))
        SDL_SetTextureBlendMode(
            texture.handle, texture.isOpaque && opacity == 1 ? SDL_BLENDMODE_NONE : SDL_BLENDMODE_BLEND)
        var area = box.sdl
        SDL_RenderCopy(renderer.handle, texture.handle, nil, &area)
    }
}
