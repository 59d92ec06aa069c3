extension Context {
    /// The latest values of something that changes, as a row of thin bars.
    ///
    /// - Parameters:
    ///   - key: Its identity.
    ///   - sparkline: The values.
    ///   - label: What is measured, for screen readers.
    ///   - value: What it says in words, such as "average 8.7, peak 11.4 MB/s".
    ///   - width: The default takes what is left.
    ///   - height: In logical pixels.
    ///   - color: The newest bars' colour; older ones are fainter. The default is that of transfers.
    package func sparkline(
        _ key: String, _ sparkline: Sparkline, label: String, value: String = "", width: Length = .grow, height: Float,
        color: Color? = nil
    ) {
        let bright = color ?? style.color.progressTransfer
        let faint = bright.faded(by: 0.4)
        let line = style.color.hairline
        let ground = style.color.hairlineStrong
        let hairline = style.hairline
        let grid = PixelGrid(scale: style.scale)
        let node = open(.stack, Box(width: width, height: .fixed(height)), id(key))
        tree.setSemantics(Semantics(.image, label, value: value), of: node)
        drawing(Box(width: .grow, height: .grow)) { rect, list in
            func across(_ y: Float, _ color: Color) {
                let across = Rect(x: rect.x, y: grid.snap(y), width: rect.width, height: hairline)
                list.append(.fill(across, radii: .zero, color: color))
            }
            for value in sparkline.lines {
                guard let part = sparkline.height(of: value, width: rect.width) else { continue }
                across(rect.maxY - rect.height * part, line)
            }
            for bar in sparkline.bars(in: rect, grid: grid) {
                let radii = CornerRadii(min(Sparkline.bar, bar.rect.height) / 2)
                list.append(.fill(bar.rect, radii: radii, color: bar.isRecent ? bright : faint))
            }
            across(rect.maxY, ground)
        }
        close()
    }
}
