extension DrawCommand {
    /// The command moved by a distance.
    func moved(by distance: Point) -> DrawCommand {
        mapped(scale: 1) { Point(x: $0.x + distance.x, y: $0.y + distance.y) }
    }

    /// The command enlarged about a point; text is set in a larger size, so that it stays sharp.
    func scaled(by factor: Float, about centre: Point) -> DrawCommand {
        mapped(scale: factor) { point in
            Point(x: centre.x + (point.x - centre.x) * factor, y: centre.y + (point.y - centre.y) * factor)
        }
    }

    private func mapped(scale: Float, _ place: (Point) -> Point) -> DrawCommand {
        func map(_ rect: Rect) -> Rect {
            let origin = place(Point(x: rect.x, y: rect.y))
            return Rect(x: origin.x, y: origin.y, width: rect.width * scale, height: rect.height * scale)
        }
        switch self {
        case .fill(let rect, let radii, let color):
            return .fill(map(rect), radii: radii.scaled(by: scale), color: color)
        case .gradient(let rect, let radii, let stops):
            return .gradient(map(rect), radii: radii.scaled(by: scale), stops: stops)
        case .stroke(let rect, let radii, let width, let color):
            return .stroke(map(rect), radii: radii.scaled(by: scale), width: width * scale, color: color)
        case .shadow(let rect, let radii, let shadow):
            return .shadow(map(rect), radii: radii.scaled(by: scale), shadow: shadow)
        case .text(let text, let origin, let style, let color):
            return .text(text, origin: place(origin), style: style.scaled(by: scale), color: color)
        case .icon(let name, let rect, let color): return .icon(name, map(rect), color: color)
        case .image(let image, let rect, let radii, let placeholder):
            return .image(image, map(rect), radii: radii.scaled(by: scale), placeholder: placeholder)
        case .arc(let rect, let width, let start, let sweep, let color):
            return .arc(map(rect), width: width * scale, start: start, sweep: sweep, color: color)
        case .pushClip(let rect): return .pushClip(map(rect))
        case .popClip, .pushOpacity, .popOpacity: return self
        }
    }
}

extension CornerRadii {
    func scaled(by factor: Float) -> CornerRadii {
        CornerRadii(
            topLeft: topLeft * factor, topRight: topRight * factor, bottomLeft: bottomLeft * factor,
            bottomRight: bottomRight * factor)
    }
}

extension TypeStyle {
    fileprivate func scaled(by factor: Float) -> TypeStyle {
        guard factor != 1 else { return self }
        var style = self
        // Half a tenth of a pixel is not seen, but it keeps the number of sizes small while something grows.
        style.size = (size * factor * 20).rounded() / 20
        style.lineHeight *= factor
        style.letterSpacing *= factor
        return style
    }
}
