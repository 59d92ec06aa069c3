/// Cuts a rounded rectangle into corners that need a mask and straight parts that do not.
///
/// Equal corners of all boxes share their masks. Where two corners meet in one pixel row (a pill of odd height), the
/// whole end becomes one mask.
nonisolated struct NineSliceMasks {
    /// A part that needs a mask: a window of some rounded rectangle.
    struct Slice: Equatable {
        /// Where it goes, relative to the box.
        var target: PixelRect
        /// A rounded rectangle that looks the same in this part.
        var shape: RoundedShape
        /// The part's place in that shape.
        var window: PixelRect
    }

    /// A straight part.
    struct Bar: Equatable {
        /// Where it goes, relative to the box.
        var target: PixelRect
        /// How much of it is covered: less than 1 for the rest of a line that is not a whole number of pixels wide.
        var strength: Float = 1
    }

    /// Shapes up to this side become one mask: one copy costs less than seven.
    private static let largestWhole = 24

    private(set) var slices: [Slice] = []
    private(set) var bars: [Bar] = []

    private let shape: RoundedShape
    private let width: Int
    private let height: Int
    private let corners: Corners
    private let lineWidth: Float?

    /// The sides of the square that each corner takes.
    private struct Corners {
        var topLeft: Int
        var topRight: Int
        var bottomLeft: Int
        var bottomRight: Int

        var left: Int { max(topLeft, bottomLeft) }
        var right: Int { max(topRight, bottomRight) }
        var top: Int { max(topLeft, topRight) }
        var bottom: Int { max(bottomLeft, bottomRight) }
    }

    /// Cuts a shape.
    ///
    /// - Parameters:
    ///   - shape: A rounded rectangle with whole sides.
    ///   - lineWidth: Nil to fill; else the width of a line along the inner side of the edge, in physical pixels.
    init(_ shape: RoundedShape, lineWidth: Float? = nil) {
        self.shape = shape
        self.lineWidth = lineWidth
        width = Int(shape.width)
        height = Int(shape.height)
        let least = lineWidth.map { Int($0.rounded(.up)) } ?? 0
        func side(_ radius: Float) -> Int { max(least, Int((radius - 0.01).rounded(.up))) }
        corners = Corners(
            topLeft: side(shape.radii.topLeft), topRight: side(shape.radii.topRight),
            bottomLeft: side(shape.radii.bottomLeft), bottomRight: side(shape.radii.bottomRight))
        cut()
    }

    private mutating func cut() {
        let isSmall = max(width, height) <= Self.largestWhole && !shape.radii.isZero
        guard !isSmall, corners.left + corners.right <= width else { return cutWhole() }
        if corners.topLeft + corners.bottomLeft > height || corners.topRight + corners.bottomRight > height {
            cutEnds()
        } else if lineWidth != nil {
            cutCorners()
            addEdges()
        } else if corners.top + corners.bottom > height {
            cutEnds()
        } else {
            cutCorners()
            addBands()
        }
    }

    private mutating func cutWhole() {
        let whole = PixelRect(x: 0, y: 0, width: width, height: height)
        slices.append(Slice(target: whole, shape: shape, window: whole))
    }

    private mutating func cutCorners() {
        let radii = shape.radii
        appendCorner(corners.topLeft, radii.topLeft, x: 0, y: 0, right: false, bottom: false)
        appendCorner(corners.topRight, radii.topRight, x: width - corners.topRight, y: 0, right: true, bottom: false)
        appendCorner(
            corners.bottomLeft, radii.bottomLeft, x: 0, y: height - corners.bottomLeft, right: false, bottom: true)
        appendCorner(
            corners.bottomRight, radii.bottomRight, x: width - corners.bottomRight, y: height - corners.bottomRight,
            right: true, bottom: true)
    }

    private mutating func appendCorner(_ side: Int, _ radius: Float, x: Int, y: Int, right: Bool, bottom: Bool) {
        guard side > 0 else { return }
        let shared = RoundedShape(width: Float(side * 2), height: Float(side * 2), radii: PhysicalRadii(radius))
        slices.append(
            Slice(
                target: PixelRect(x: x, y: y, width: side, height: side), shape: shared,
                window: PixelRect(x: right ? side : 0, y: bottom ? side : 0, width: side, height: side)))
    }

    /// Both ends as one mask each, with straight parts between them.
    private mutating func cutEnds() {
        var left = shape.radii
        left.topRight = left.topLeft
        left.bottomRight = left.bottomLeft
        appendEnd(corners.left, left, x: 0, window: 0)
        var right = shape.radii
        right.topLeft = right.topRight
        right.bottomLeft = right.bottomRight
        appendEnd(corners.right, right, x: width - corners.right, window: corners.right)
        let middle = PixelRect(
            x: corners.left, y: 0, width: width - corners.left - corners.right, height: height)
        if let lineWidth { appendLines(lineWidth, along: middle) } else { appendBar(middle) }
    }

    private mutating func appendEnd(_ side: Int, _ radii: PhysicalRadii, x: Int, window: Int) {
        guard side > 0 else { return }
        let end = RoundedShape(width: Float(side * 2), height: shape.height, radii: radii)
        slices.append(
            Slice(
                target: PixelRect(x: x, y: 0, width: side, height: height), shape: end,
                window: PixelRect(x: window, y: 0, width: side, height: height)))
    }

    /// The filled parts between and below the corners, as wide as possible.
    private mutating func addBands() {
        let top = corners.top
        let bottom = corners.bottom
        appendBar(PixelRect(x: corners.topLeft, y: 0, width: width - corners.topLeft - corners.topRight, height: top))
        appendBar(PixelRect(x: 0, y: corners.topLeft, width: corners.topLeft, height: top - corners.topLeft))
        appendBar(
            PixelRect(
                x: width - corners.topRight, y: corners.topRight, width: corners.topRight,
                height: top - corners.topRight))
        appendBar(PixelRect(x: 0, y: top, width: width, height: height - top - bottom))
        let y = height - bottom
        appendBar(
            PixelRect(
                x: corners.bottomLeft, y: y, width: width - corners.bottomLeft - corners.bottomRight, height: bottom))
        appendBar(PixelRect(x: 0, y: y, width: corners.bottomLeft, height: bottom - corners.bottomLeft))
        appendBar(
            PixelRect(
                x: width - corners.bottomRight, y: y, width: corners.bottomRight, height: bottom - corners.bottomRight))
    }

    /// The four straight lines between the corners.
    private mutating func addEdges() {
        guard let lineWidth else { return }
        let top = PixelRect(x: corners.topLeft, y: 0, width: width - corners.topLeft - corners.topRight, height: height)
        appendLines(lineWidth, along: top, bottom: false)
        let bottom = PixelRect(
            x: corners.bottomLeft, y: 0, width: width - corners.bottomLeft - corners.bottomRight, height: height)
        appendLines(lineWidth, along: bottom, top: false)
        let whole = Int(lineWidth)
        let leftHeight = height - corners.topLeft - corners.bottomLeft
        let rightHeight = height - corners.topRight - corners.bottomRight
        appendBar(PixelRect(x: 0, y: corners.topLeft, width: whole, height: leftHeight))
        appendBar(PixelRect(x: width - whole, y: corners.topRight, width: whole, height: rightHeight))
        let rest = lineWidth - Float(whole)
        appendBar(PixelRect(x: whole, y: corners.topLeft, width: 1, height: leftHeight), strength: rest)
        appendBar(PixelRect(x: width - whole - 1, y: corners.topRight, width: 1, height: rightHeight), strength: rest)
    }

    private mutating func appendLines(_ lineWidth: Float, along part: PixelRect, top: Bool = true, bottom: Bool = true)
    {
        let whole = Int(lineWidth)
        let rest = lineWidth - Float(whole)
        if top {
            appendBar(PixelRect(x: part.x, y: 0, width: part.width, height: whole))
            appendBar(PixelRect(x: part.x, y: whole, width: part.width, height: 1), strength: rest)
        }
        if bottom {
            appendBar(PixelRect(x: part.x, y: height - whole, width: part.width, height: whole))
            appendBar(PixelRect(x: part.x, y: height - whole - 1, width: part.width, height: 1), strength: rest)
        }
    }

    private mutating func appendBar(_ target: PixelRect, strength: Float = 1) {
        guard !target.isEmpty, strength > 0.02 else { return }
        bars.append(Bar(target: target, strength: strength))
    }
}
