import ImmediateUI

extension SDLPainter {
    /// Paints a shadow around its box; what the box itself hides is left out, as in CSS.
    func shadow(_ rect: Rect, radii: CornerRadii, shadow: Shadow) {
        let box = grid.snap(rect)
        let parts = ShadowParts(
            box: grid.snap(rect.inset(by: -shadow.spread)), radii: Self.spread(radii, by: shadow.spread),
            sigma: shadow.blur / 2 * grid.scale, scale: grid.scale)
        let dy = grid.snap(shadow.offsetY)
        guard !isHidden(parts.bounds.offset(x: 0, y: dy), shadow.color) else { return }
        let shape = MaskKey.QuantizedShape(parts.shape)
        let key = MaskKey.shadow(
            shape, sigma: MaskKey.QuantizedShape.quarters(parts.sigma),
            color: shadow.color.packed)
        let image = mask(key) { ShadowCoverage(shape: parts.shape, sigma: parts.sigma).draw().tinted(shadow.color) }
        guard let image else { return }
        let corner = Int(self.shape(of: box, radii: radii).radii.largest.rounded(.up))
        let upright = PixelRect(x: box.x + corner, y: box.y, width: box.width - 2 * corner, height: box.height)
        let lying = PixelRect(x: box.x, y: box.y + corner, width: box.width, height: box.height - 2 * corner)
        for piece in parts.pieces {
            let seen = piece.target.offset(x: 0, y: dy).subtracting(upright).flatMap { $0.subtracting(lying) }
            for target in seen {
                let window = piece.window(for: target.offset(x: 0, y: -dy))
                copy(image, window: window, to: target, opacity: state.opacity)
            }
        }
    }

    /// A spread box has rounder corners, a shrunken one sharper; a square corner stays square.
    private static func spread(_ radii: CornerRadii, by spread: Float) -> CornerRadii {
        func grown(_ radius: Float) -> Float { radius > 0 ? max(0, radius + spread) : 0 }
        return CornerRadii(
            topLeft: grown(radii.topLeft), topRight: grown(radii.topRight), bottomLeft: grown(radii.bottomLeft),
            bottomRight: grown(radii.bottomRight))
    }
}
