/// Cuts a rounded rectangle with a vertical gradient into two ends and one column that is stretched between them.
nonisolated struct GradientParts {
    private(set) var slices: [NineSliceMasks.Slice] = []

    init(_ shape: RoundedShape) {
        let width = Int(shape.width)
        let height = Int(shape.height)
        let radii = shape.radii
        let left = Int(max(radii.topLeft, radii.bottomLeft).rounded(.up))
        let right = Int(max(radii.topRight, radii.bottomRight).rounded(.up))
        guard left + right < width else {
            let whole = PixelRect(x: 0, y: 0, width: width, height: height)
            slices = [NineSliceMasks.Slice(target: whole, shape: shape, window: whole)]
            return
        }
        var leftRadii = radii
        leftRadii.topRight = radii.topLeft
        leftRadii.bottomRight = radii.bottomLeft
        append(side: left, radii: leftRadii, height: height, x: 0, window: 0)
        var rightRadii = radii
        rightRadii.topLeft = radii.topRight
        rightRadii.bottomLeft = radii.bottomRight
        append(side: right, radii: rightRadii, height: height, x: width - right, window: right)
        let column = RoundedShape(width: 1, height: shape.height, radii: PhysicalRadii(0))
        slices.append(
            NineSliceMasks.Slice(
                target: PixelRect(x: left, y: 0, width: width - left - right, height: height), shape: column,
                window: PixelRect(x: 0, y: 0, width: 1, height: height)))
    }

    private mutating func append(side: Int, radii: PhysicalRadii, height: Int, x: Int, window: Int) {
        guard side > 0 else { return }
        slices.append(
            NineSliceMasks.Slice(
                target: PixelRect(x: x, y: 0, width: side, height: height),
                shape: RoundedShape(width: Float(side * 2), height: Float(height), radii: radii),
                window: PixelRect(x: window, y: 0, width: side, height: height)))
    }
}
