import ImmediateUI

extension SDLPainter {
    /// Names a drawn line.
    struct LineKey: Hashable {
        var text: String
        var face: TypeStyle.Face
        var size: Float
        var letterSpacing: Float
        var hasTabularDigits: Bool
        var scale: Float
        /// See `TextTone`.
        var tone: Int
    }

    /// A drawn line in the atlas, placed relative to its start on the baseline.
    struct PlacedLine {
        var x: Int
        var y: Int
        var image: AtlasImage
        var isColored: Bool
    }

    func text(_ text: String, at origin: Point, style: TypeStyle, color: Color) {
        let tint = color.faded(by: state.opacity)
        guard tint.alpha > 0, !text.isEmpty, isInSight(origin, style), let font = shaper.fonts.font(for: style.face)
        else { return }
        let x = grid.snap(origin.x)
        let baseline = grid.snap(origin.y) + LineBox.baseline(of: style, font: font, scale: grid.scale)
        let white = Color(red: 255, green: 255, blue: 255, alpha: tint.alpha)
        for line in lines(of: text, style: style, tone: TextTone.step(of: color)) {
            let source = line.image.source
            let target = PixelRect(x: x + line.x, y: baseline + line.y, width: source.width, height: source.height)
            copy(line.image, to: target, color: line.isColored ? white : tint)
        }
    }

    /// Lines that are scrolled away are not even drawn into the atlas.
    private func isInSight(_ origin: Point, _ style: TypeStyle) -> Bool {
        let margin = grid.snap(style.size)
        let top = grid.snap(origin.y) - margin
        let bottom = grid.snap(origin.y + style.lineHeight) + margin
        return top < state.clip.maxY && bottom > state.clip.y && grid.snap(origin.x) - margin < state.clip.maxX
    }

    private func lines(of text: String, style: TypeStyle, tone: Int) -> [PlacedLine] {
        let key = LineKey(
            text: text, face: style.face, size: style.size, letterSpacing: style.letterSpacing,
            hasTabularDigits: style.hasTabularDigits, scale: grid.scale, tone: tone)
        if let known = lines.value(for: key), known.allSatisfy({ atlas.texture(of: $0.image) != nil }) { return known }
        let shaped = shaper.shape(text, in: style)
        let drawn = rasterizer.draw(shaped, size: style.size, scale: grid.scale, tone: tone).compactMap { line in
            atlas.add(line.bitmap).map {
                PlacedLine(x: line.x, y: line.y, image: $0, isColored: line.isColored)
            }
        }
        lines.insert(drawn, for: key)
        return drawn
    }
}
