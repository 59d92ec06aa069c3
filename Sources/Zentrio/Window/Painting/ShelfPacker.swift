/// Places rectangles on a page in rows of similar height.
nonisolated struct ShelfPacker {
    private struct Shelf {
        var y: Int
        var height: Int
        var used: Int
    }

    private let width: Int
    private let height: Int
    private var shelves: [Shelf] = []
    private var nextY = 0

    init(width: Int, height: Int) {
        self.width = width
        self.height = height
    }

    /// A free place, or nil if the page is full.
    ///
    /// - Parameters:
    ///   - width: In pixels.
    ///   - height: In pixels.
    /// - Returns: A rectangle that overlaps no other and is followed by an empty pixel where there is room.
    mutating func place(width: Int, height: Int) -> PixelRect? {
        guard width <= self.width, height <= self.height else { return nil }
        let fitting = shelves.indices.filter { shelves[$0].height >= height && shelves[$0].used + width <= self.width }
        if let best = fitting.min(by: { shelves[$0].height < shelves[$1].height }),
            shelves[best].height <= height + max(4, height / 3) || nextY + height > self.height
        {
            return take(best, width: width, height: height)
        }
        guard nextY + height <= self.height else { return nil }
        shelves.append(Shelf(y: nextY, height: height, used: 0))
        nextY += height + 1
        return take(shelves.count - 1, width: width, height: height)
    }

    private mutating func take(_ shelf: Int, width: Int, height: Int) -> PixelRect {
        let place = PixelRect(x: shelves[shelf].used, y: shelves[shelf].y, width: width, height: height)
        shelves[shelf].used += width + 1
        return place
    }
}
