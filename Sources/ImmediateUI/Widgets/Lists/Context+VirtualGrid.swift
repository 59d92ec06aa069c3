extension Context {
    /// Many cells in equal columns as a part of the scroll area around: only the rows in view are declared.
    ///
    /// A row is as high as its highest cell. Arrow keys move between cells and rows; a short last row is reached at its
    /// end.
    ///
    /// - Parameters:
    ///   - key: Its identity.
    ///   - count: How many cells there are.
    ///   - columns: How many stand side by side.
    ///   - rowHeight: In logical pixels; nil measures the rows, starting from `estimate`.
    ///   - estimate: The height of a row that was never in view. The default is 160.
    ///   - gap: Between cells. The default is 16.
    ///   - lineGap: Between rows; the gap when left out.
    ///   - label: What the list is, for screen readers.
    ///   - cellKey: The identity of a cell's content, not its place.
    ///   - cell: Declares a cell.
    package func virtualGrid(
        _ key: String, count: Int, columns: Int, rowHeight: Float? = nil, estimate: Float = 160, gap: Float = 16,
        lineGap: Float? = nil, label: String = "", cellKey: (Int) -> String, cell: (Int) -> Void
    ) {
        let columns = max(1, columns)
        virtualRows(
            key, count: (count + columns - 1) / columns, rowHeight: rowHeight, estimate: estimate, gap: lineGap ?? gap,
            label: label, zone: .column, rowKey: { cellKey($0 * columns) }
        ) { line in
            grid(columns: columns, Box(width: .grow, gap: gap), id: "cells", zone: .row) {
                for index in line * columns..<min(count, (line + 1) * columns) { cell(index) }
            }
        }
    }
}
