import ImmediateUI

extension SDLPainter {
    func icon(_ name: String, in rect: Rect, color: Color) {
        let box = grid.snap(rect)
        let tint = color.faded(by: state.opacity)
        guard !isHidden(box, tint) else { return }
        let icon = iconImage(name, width: box.width, height: box.height)
        let opaque = Color(red: 255, green: 255, blue: 255, alpha: tint.alpha)
        if let colored = icon.colored { copy(colored, centeredIn: box, color: opaque) }
        if let white = icon.white { copy(white, centeredIn: box, color: tint) }
    }

    private func copy(_ image: AtlasImage, centeredIn box: PixelRect, color: Color) {
        let source = image.source
        let target = PixelRect(
            x: box.x + (box.width - source.width) / 2, y: box.y + (box.height - source.height) / 2,
            width: source.width, height: source.height)
        copy(image, to: target, color: color)
    }

    /// The icon at exactly this size; nothing to see if there is no such file.
    private func iconImage(_ name: String, width: Int, height: Int) -> IconImage {
        let key = MaskKey.icon(name, width: width, height: height)
        if let known = icons.value(for: key), known.layers.allSatisfy({ atlas.texture(of: $0) != nil }) { return known }
        let bitmap = PictureFile.vector(iconFolder + "/" + name + ".svg", width: width, height: height)
        let layers = bitmap?.whiteAndColored()
        let icon = IconImage(
            white: layers?.white.flatMap { atlas.add($0) }, colored: layers?.colored.flatMap { atlas.add($0) })
        icons.insert(icon, for: key)
        return icon
    }
}
