/// What takes room, from left to right.
package struct StorageBar: Hashable, Sendable {
    package struct Part: Hashable, Sendable {
        package var label: String
        /// What it takes of the whole, 0 to 1.
        package var share: Float
        package var color: Color

        package init(_ label: String, share: Float, color: Color) {
            self.label = label
            self.share = share
            self.color = color
        }
    }

    package var parts: [Part]
    /// The colour of what is left.
    package var free: Color

    package init(_ parts: [Part], free: Color) {
        self.parts = parts
        self.free = free
    }

    /// The least width of a part that is there at all, in logical pixels: it must be seen.
    static let leastWidth: Float = 4

    /// Cuts a rectangle into the parts and the rest, with gaps between them.
    ///
    /// - Returns: The rectangles with their colours; parts of no share are left out.
    func cells(in rect: Rect, gap: Float, grid: PixelGrid) -> [(rect: Rect, color: Color)] {
        var cells: [(Rect, Color)] = []
        var left = rect.x
        for part in parts where part.share > 0 {
            let width = max(Self.leastWidth, grid.snap(rect.width * part.share))
            let end = min(rect.maxX, left + width)
            guard end > left else { break }
            cells.append((Rect(x: left, y: rect.y, width: end - left, height: rect.height), part.color))
            left = end + gap
        }
        if rect.maxX > left {
            cells.append((Rect(x: left, y: rect.y, width: rect.maxX - left, height: rect.height), free))
        }
        return cells
    }
}
