import ImmediateUI

extension SDLPainter {
    func icon(_ name: String, in rect: Rect, color: Color) {
        let box = grid.snap(rect)
        guard !isHidden(box, color) else { return }
        let icon = iconImage(name, width: box.width, height: box.height, color: color)
        if let colored = icon.colored {
            copy(colored, centeredIn: box, opacity: state.opacity * Float(color.alpha) / 255)
        }
        if let white = icon.white { copy(white, centeredIn: box, opacity: state.opacity) }
    }

    private func copy(_ image: AtlasImage, centeredIn box: PixelRect, opacity: Float) {
        let source = image.source
        let target = PixelRect(
            x: box.x + (box.width - source.width) / 2, y: box.y + (box.height - source.height) / 2,
            width: source.width, height: source.height)
        copy(image, to: target, opacity: opacity)
    }

    /// The icon at exactly this size; nothing to see if there is no such file.
    private func iconImage(_ name: String, width: Int, height: Int, color: Color) -> IconImage {
        let key = MaskKey.icon(name, width: width, height: height, color: color.packed)
        if let known = icons.value(for: key), isKept(known.colored), isKept(known.white) { return known }
        let layers = iconLayers(IconLayers.Key(name: name, width: width, height: height))
        let icon = IconImage(
            white: layers.white.flatMap { atlas.add($0.tinted(color)) },
            colored: layers.colored.flatMap { atlas.add($0) })
        icons.insert(icon, for: key)
        return icon
    }

    private func iconLayers(_ key: IconLayers.Key) -> IconLayers {
        if let known = drawnIcons.value(for: key) { return known }
        let bitmap = PictureFile.vector(iconFolder + "/" + key.name + ".svg", width: key.width, height: key.height)
        let layers = bitmap?.layers() ?? IconLayers()
        drawnIcons.insert(layers, for: key)
        return layers
    }

    /// Whether a layer, if there is one, is still in the atlas.
    private func isKept(_ layer: AtlasImage?) -> Bool {
        layer.map { atlas.texture(of: $0) != nil } ?? true
    }
}
