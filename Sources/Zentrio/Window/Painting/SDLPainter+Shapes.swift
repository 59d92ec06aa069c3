import ImmediateUI

extension SDLPainter {
    func fill(_ rect: Rect, radii: CornerRadii, color: Color) {
        let box = grid.snap(rect)
        let tint = color.faded(by: state.opacity)
        guard !isHidden(box, tint) else { return }
        let shape = shape(of: box, radii: radii)
        guard !shape.radii.isZero else { return fill(box, color: tint) }
        let parts = NineSliceMasks(shape)
        for bar in parts.bars { fill(bar.target.offset(x: box.x, y: box.y), color: tint) }
        for slice in parts.slices {
            let key = MaskKey.fill(MaskKey.QuantizedShape(slice.shape), slice.window, color: color.packed)
            let image = mask(key) {
                Bitmap(slice.shape.coverage(in: slice.window), width: slice.window.width, height: slice.window.height)
                    .tinted(color)
            }
            if let image { copy(image, to: slice.target.offset(x: box.x, y: box.y), opacity: state.opacity) }
        }
    }

    func stroke(_ rect: Rect, radii: CornerRadii, width: Float, color: Color) {
        let box = grid.snap(rect)
        let tint = color.faded(by: state.opacity)
        guard width > 0, !isHidden(box, tint) else { return }
        let lineWidth = grid.lineWidth(width)
        guard lineWidth * 2 < Float(min(box.width, box.height)) else { return fill(rect, radii: radii, color: color) }
        let parts = NineSliceMasks(shape(of: box, radii: radii), lineWidth: lineWidth)
        for bar in parts.bars {
            fill(bar.target.offset(x: box.x, y: box.y), color: tint.faded(by: bar.strength))
        }
        for slice in parts.slices {
            let key = MaskKey.stroke(
                MaskKey.QuantizedShape(slice.shape), width: MaskKey.QuantizedShape.quarters(lineWidth), slice.window,
                color: color.packed)
            let image = mask(key) {
                Self.lineMask(slice.shape, width: lineWidth, window: slice.window).tinted(color)
            }
            if let image { copy(image, to: slice.target.offset(x: box.x, y: box.y), opacity: state.opacity) }
        }
    }

    func gradient(_ rect: Rect, radii: CornerRadii, stops: [GradientStop]) {
        let box = grid.snap(rect)
        guard !stops.isEmpty, !isHidden(box, Color(red: 255, green: 255, blue: 255)) else { return }
        let parts = GradientParts(shape(of: box, radii: radii))
        let keys = stops.map { MaskKey.GradientKey(offset: $0.offset, color: $0.color.packed) }
        for slice in parts.slices {
            let key = MaskKey.gradient(MaskKey.QuantizedShape(slice.shape), stops: keys, slice.window)
            let image = mask(key) { Gradient(stops: stops).draw(slice.shape, window: slice.window) }
            if let image { copy(image, to: slice.target.offset(x: box.x, y: box.y), opacity: state.opacity) }
        }
    }

    func arc(_ rect: Rect, width: Float, start: Float, sweep: Float, color: Color) {
        let box = grid.snap(rect)
        let steps = Float(ArcCoverage.steps)
        let sweepSteps = min(ArcCoverage.steps, Int((sweep * steps).rounded()))
        guard sweepSteps > 0, !isHidden(box, color) else { return }
        let side = min(box.width, box.height)
        let lineWidth = grid.lineWidth(width)
        let turn = start - start.rounded(.down)
        let startStep = sweepSteps == ArcCoverage.steps ? 0 : Int((turn * steps).rounded())
        let key = MaskKey.arc(
            diameter: side, width: MaskKey.QuantizedShape.quarters(lineWidth), start: startStep, sweep: sweepSteps,
            color: color.packed)
        let image = mask(key) {
            let coverage = ArcCoverage(
                diameter: Float(side), width: lineWidth, start: Float(startStep) / steps,
                sweep: Float(sweepSteps) / steps)
            return Bitmap(coverage.draw(), width: side, height: side).tinted(color)
        }
        let target = PixelRect(
            x: box.x + (box.width - side) / 2, y: box.y + (box.height - side) / 2, width: side, height: side)
        if let image { copy(image, to: target, opacity: state.opacity) }
    }

    func shape(of box: PixelRect, radii: CornerRadii) -> RoundedShape {
        RoundedShape(
            width: Float(box.width), height: Float(box.height),
            radii: PhysicalRadii(radii, scale: grid.scale, width: box.width, height: box.height))
    }

    private static func lineMask(_ shape: RoundedShape, width: Float, window: PixelRect) -> Bitmap {
        var inner = shape
        inner.inset = width
        let outside = shape.coverage(in: window)
        let hole = inner.coverage(in: window)
        return Bitmap(zip(outside, hole).map { $0 - $1 }, width: window.width, height: window.height)
    }
}
