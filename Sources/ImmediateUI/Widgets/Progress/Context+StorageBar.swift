extension Context {
    /// How much of a place is taken, and by what.
    ///
    /// - Parameters:
    ///   - bar: The parts.
    ///   - label: What is filled, for screen readers.
    ///   - value: What it says in words.
    package func storageBar(_ bar: StorageBar, label: String, value: String) {
        let height = style.size.progress.storage
        let grid = PixelGrid(scale: style.scale)
        let node = leaf(
            Box(width: .grow, height: .fixed(height)),
            .drawing { rect, list in
                let cells = bar.cells(in: rect, gap: 2, grid: grid)
                for (index, cell) in cells.enumerated() {
                    let limit = cell.rect.width / 2
                    let left = min(limit, index == 0 ? height / 2 : 2)
                    let right = min(limit, index == cells.count - 1 ? height / 2 : 2)
                    let radii = CornerRadii(topLeft: left, topRight: right, bottomLeft: left, bottomRight: right)
                    list.append(.fill(cell.rect, radii: radii, color: cell.color))
                }
            })
        tree.setSemantics(Semantics(.progressBar, label, value: value), of: node)
    }

    /// A colour of a storage bar with what it stands for.
    ///
    /// - Parameters:
    ///   - label: What the part is.
    ///   - value: How much it takes.
    ///   - color: The part's colour.
    package func storageLegend(_ label: String, value: String, color: Color) {
        row(.init(gap: 8, cross: .center), semantics: Semantics(.label, label, value: value, hidesChildren: true)) {
            leaf(Box(width: .fixed(10), height: .fixed(10), fill: color, radius: 3))
            self.label(label, style.type.caption, color: style.color.textSecondary, truncates: false)
            self.label(value, style.type.caption.tabular, truncates: false)
        }
    }
}
