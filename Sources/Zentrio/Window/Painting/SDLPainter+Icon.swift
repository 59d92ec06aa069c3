import ImmediateUI

extension SDLPainter {
    func icon(_ name: String, in rect: Rect, color: Color) {
        let box = grid.snap(rect)
        let tint = color.faded(by: state.opacity)
        guard !isHidden(box, tint), let icon = iconImage(name, width: box.width, height: box.height) else { return }
        let source = icon.image.source
        let target = PixelRect(
            x: box.x + (box.width - source.width) / 2, y: box.y + (box.height - source.height) / 2,
            width: source.width, height: source.height)
        let white = Color(red: 255, green: 255, blue: 255, alpha: tint.alpha)
        copy(icon.image, to: target, color: icon.isTinted ? tint : white)
    }

    /// The icon at exactly this size; nil, and so nothing to see, if there is no such file.
    private func iconImage(_ name: String, width: Int, height: Int) -> IconImage? {
        let key = MaskKey.icon(name, width: width, height: height)
        if let known = icons.value(for: key), atlas.texture(of: known.image) != nil { return known }
        let path = iconFolder + "/" + name + ".svg"
        guard let bitmap = PictureFile.vector(path, width: width, height: height), let image = atlas.add(bitmap) else {
            return nil
        }
        let icon = IconImage(image: image, isTinted: bitmap.isWhite)
        icons.insert(icon, for: key)
        return icon
    }
}
