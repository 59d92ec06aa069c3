/// What single boxes and leaves paint.
extension Context {
    func paint(_ decoration: Decoration, _ frame: Rect, _ clip: Rect) {
        // A shadow reaches out of its box, so boxes just outside the view still count.
        guard !frame.inset(by: decoration.shadow == nil ? -1 : -64).intersection(clip).isEmpty else { return }
        if let shadow = decoration.shadow {
            drawList.append(.shadow(frame, radii: decoration.radii, shadow: shadow))
        }
        if let fill = decoration.fill, fill.alpha > 0 {
            drawList.append(.fill(frame, radii: decoration.radii, color: fill))
        }
        if let image = decoration.image {
            drawList.append(
                .image(image, frame, radii: decoration.radii, placeholder: decoration.fill ?? style.color.surface3))
        }
        if !decoration.gradient.isEmpty {
            drawList.append(.gradient(frame, radii: decoration.radii, stops: decoration.gradient))
        }
        if let border = decoration.border, border.color.alpha > 0 {
            drawList.append(.stroke(frame, radii: decoration.radii, width: border.width, color: border.color))
        }
    }

    /// The focus ring: a gap in a colour that reads on any picture, and the ring around it.
    func paintRing(_ frame: Rect, _ radii: CornerRadii) {
        let ring = style.focus
        drawList.append(
            .stroke(
                frame.inset(by: -ring.gap), radii: radii.grown(by: ring.gap), width: ring.gap,
                color: style.color.focusGap))
        drawList.append(
            .stroke(
                frame.inset(by: -ring.reach), radii: radii.grown(by: ring.reach), width: ring.width,
                color: style.color.focusRing))
    }

    func paint(_ content: NodeContent, _ frame: Rect, _ visible: Rect) {
        switch content {
        case .text(let text): paint(text, frame, visible)
        case .icon(let name, let color, let size):
            let grid = PixelGrid(scale: style.scale)
            let x = grid.snap(frame.midX - size / 2)
            let y = grid.snap(frame.midY - size / 2)
            drawList.append(.icon(name, Rect(x: x, y: y, width: size, height: size), color: color))
        case .image(let image, let placeholder, let radii):
            drawList.append(.image(image, frame, radii: radii, placeholder: placeholder))
        case .drawing(let draw): draw(frame, &drawList)
        }
    }

    private func paint(_ text: TextContent, _ frame: Rect, _ visible: Rect) {
        if text.isTruncated {
            truncations.append((Truncation(rect: visible, text: text.text), hitAreas.count))
        }
        let grid = PixelGrid(scale: style.scale)
        for (number, line) in text.lines.enumerated() where !line.isEmpty {
            let left = frame.width - text.widths[number]
            let x: Float
            switch text.alignment {
            case .leading: x = 0
            case .center: x = grid.snap(left / 2)
            case .trailing: x = grid.snap(left)
            }
            let origin = Point(x: frame.x + x, y: frame.y + Float(number) * text.style.lineHeight)
            drawList.append(.text(line, origin: origin, style: text.style, color: text.color))
        }
    }
}

extension CornerRadii {
    /// The radii of a rectangle that is larger by `amount` on all sides; right angles become round as well.
    func grown(by amount: Float) -> CornerRadii {
        CornerRadii(
            topLeft: topLeft + amount, topRight: topRight + amount, bottomLeft: bottomLeft + amount,
            bottomRight: bottomRight + amount)
    }
}
