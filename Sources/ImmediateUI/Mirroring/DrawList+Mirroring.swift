extension DrawList {
    /// The same picture seen in a mirror that shows writing and signs the right way round.
    ///
    /// - Parameters:
    ///   - width: The window's width in logical pixels.
    ///   - textWidth: How much room a text takes.
    /// - Returns: The mirrored picture.
    func mirrored(in width: Float, textWidth: (String, TypeStyle) -> Float) -> DrawList {
        var list = DrawList()
        list.reserve(commands.count)
        for command in commands { list.append(command.mirrored(in: width, textWidth: textWidth)) }
        return list
    }
}

extension DrawCommand {
    /// Signs that point along the line, with their counterparts.
    private static let opposites = [
        "arrow-left": "arrow-right", "arrow-right": "arrow-left", "chevron-left": "chevron-right",
        "chevron-right": "chevron-left",
    ]

    fileprivate func mirrored(in width: Float, textWidth: (String, TypeStyle) -> Float) -> DrawCommand {
        switch self {
        case .fill(let rect, let radii, let color):
            return .fill(rect.mirrored(in: width), radii: radii.mirrored, color: color)
        case .gradient(let rect, let radii, let stops):
            return .gradient(rect.mirrored(in: width), radii: radii.mirrored, stops: stops)
        case .stroke(let rect, let radii, let line, let color):
            return .stroke(rect.mirrored(in: width), radii: radii.mirrored, width: line, color: color)
        case .shadow(let rect, let radii, let shadow):
            return .shadow(rect.mirrored(in: width), radii: radii.mirrored, shadow: shadow)
        case .text(let text, let origin, let style, let color):
            let left = width - origin.x - textWidth(text, style)
            return .text(text, origin: Point(x: left, y: origin.y), style: style, color: color)
        case .icon(let name, let rect, let color):
            return .icon(DrawCommand.opposites[name] ?? name, rect.mirrored(in: width), color: color)
        case .image(let image, let rect, let radii, let placeholder):
            return .image(image, rect.mirrored(in: width), radii: radii.mirrored, placeholder: placeholder)
        // A clock's hands go the same way everywhere.
        case .arc(let rect, let line, let start, let sweep, let color):
            return .arc(rect.mirrored(in: width), width: line, start: start, sweep: sweep, color: color)
        case .pushClip(let rect): return .pushClip(rect.mirrored(in: width))
        case .popClip, .pushOpacity, .popOpacity: return self
        }
    }
}

extension Rect {
    func mirrored(in width: Float) -> Rect {
        Rect(x: width - maxX, y: y, width: self.width, height: height)
    }
}

extension CornerRadii {
    fileprivate var mirrored: CornerRadii {
        CornerRadii(topLeft: topRight, topRight: topLeft, bottomLeft: bottomRight, bottomRight: bottomLeft)
    }
}
