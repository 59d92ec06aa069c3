/// The bar that shows and moves the offset of a scroll area.
struct ScrollThumb {
    var rect: Rect
    /// How much content passes when the thumb moves by one pixel.
    var contentPerPixel: Float

    init(area: ScrollArea, style: Style) {
        let metrics = style.size.scrollbar
        let track = area.viewport.height - 2 * metrics.inset
        let part = area.viewport.height / max(1, area.content.height)
        let length = min(track, max(metrics.minThumb, track * part))
        let room = max(1, track - length)
        contentPerPixel = area.limit.y / room
        let top = area.viewport.y + metrics.inset + (area.limit.y > 0 ? area.offset.y / area.limit.y : 0) * room
        rect = PixelGrid(scale: style.scale).snap(
            Rect(x: area.viewport.maxX - metrics.inset - metrics.width, y: top, width: metrics.width, height: length))
    }
}
