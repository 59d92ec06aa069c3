import ImmediateUI

extension SDLPainter {
    /// Names a drawn line.
    struct LineKey: Hashable {
        var text: ExactText
        var face: TypeStyle.Face
        var size: Float
        var letterSpacing: Float
        var hasTabularDigits: Bool
        var scale: Float
        /// Without alpha.
        ///
        /// SDL's software renderer tints slowly, so lines are drawn in their colour.
        var color: UInt32
    }

    /// A drawn line in the atlas, placed relative to its start on the baseline.
    struct PlacedLine {
        var x: Int
        var y: Int
        var image: AtlasImage
    }

    func text(_ text: String, at origin: Point, style: TypeStyle, color: Color) {
        guard color.alpha > 0, state.opacity > 0, !text.isEmpty, isInSight(origin, style),
            let font = shaper.fonts.font(for: style.face)
        else { return }
        let x = grid.snap(origin.x)
        let baseline = grid.snap(origin.y) + LineBox.baseline(of: style, font: font, scale: grid.scale)
        let opacity = state.opacity * Float(color.alpha) / 255
        for line in lines(of: text, style: style, color: color) {
            let source = line.image.source
            let target = PixelRect(x: x + line.x, y: baseline + line.y, width: source.width, height: source.height)
            copy(line.image, to: target, opacity: opacity)
        }
    }

    /// Lines that are scrolled away are not even drawn into the atlas.
    private func isInSight(_ origin: Point, _ style: TypeStyle) -> Bool {
        let margin = grid.snap(style.size)
        let top = grid.snap(origin.y) - margin
        let bottom = grid.snap(origin.y + style.lineHeight) + margin
        return top < state.clip.maxY && bottom > state.clip.y && grid.snap(origin.x) - margin < state.clip.maxX
    }

    private func isKept(_ lines: [PlacedLine]) -> Bool {
        for line in lines where atlas.texture(of: line.image) == nil { return false }
        return true
    }

    private func lines(of text: String, style: TypeStyle, color: Color) -> [PlacedLine] {
        let key = LineKey(
            text: ExactText(text), face: style.face, size: style.size, letterSpacing: style.letterSpacing,
            hasTabularDigits: style.hasTabularDigits, scale: grid.scale,
            color: color.packed & 0xFF_FFFF)
        if let known = lines.value(for: key), isKept(known) { return known }
        let shaped = shaper.shape(text, in: style)
        let drawn = rasterizer.draw(shaped, size: style.size, scale: grid.scale, color: color).compactMap { line in
            atlas.add(line.bitmap).map { PlacedLine(x: line.x, y: line.y, image: $0) }
        }
        lines.insert(drawn, for: key)
        return drawn
    }
}
