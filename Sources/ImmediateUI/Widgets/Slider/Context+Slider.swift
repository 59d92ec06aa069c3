extension Context {
    /// A value on a line, moved by its thumb, by a press beside it, and by keys: arrows one step, page keys ten, Home and
    /// End to the ends.
    ///
    /// - Parameters:
    ///   - label: What is set, for screen readers.
    ///   - value: The value now.
    ///   - range: What it can be.
    ///   - step: The distance between two values; 0 is none. The default is 1.
    ///   - key: Its identity; the label when left out.
    ///   - width: The default is 160 pixels.
    ///   - text: The value in words, for screen readers. The default is the number.
    ///   - isEnabled: The default is true.
    /// - Returns: What it is to be now, when the user moved it.
    package func slider(
        _ label: String, value: Float, in range: ClosedRange<Float>, step: Float = 1, id key: String? = nil,
        width: Length = .fixed(160), text: String? = nil, isEnabled: Bool = true
    ) -> Float? {
        let id = id(key ?? label)
        let response = response(id, isEnabled: isEnabled)
        let metrics = style.size.slider
        let inset = metrics.thumb / 2
        let track = SliderTrack(
            range: range, step: step, left: response.frame.x + inset, right: response.frame.maxX - inset)
        let moved = isEnabled ? slide(id, value, track) : value
        let box = Box(
            width: width, height: .fixed(metrics.height), radius: style.radius.sm, opacity: isEnabled ? 1 : 0.4)
        let amount = SemanticAmount(
            value: moved, minimum: range.lowerBound, maximum: range.upperBound, step: track.smallestStep)
        let semantics = Semantics(
            .slider, label, value: text ?? Self.number(moved), amount: amount, hidesChildren: true)
        let interaction = Interaction(isEnabled: isEnabled, claims: [.horizontal, .ends, .pages], tracksDrag: true)
        let part = track.part(of: moved)
        control(id, .stack, box, interaction, semantics) {
            drawing(Box(width: .grow, height: .grow), sliderPicture(part, isHeld: response.isPressed))
        }
        return moved == value ? nil : moved
    }

    private func slide(_ id: WidgetID, _ value: Float, _ track: SliderTrack) -> Float {
        var value = value
        for event in events(for: id) {
            switch event {
            case .pressed(let point, _, _), .dragged(let point): value = track.value(at: point.x)
            case .key(let stroke): value = track.value(value, stroke.key)
            case .set(let wanted): value = track.value(wanted, movedBy: 0)
            default: break
            }
        }
        return value
    }

    private func sliderPicture(_ part: Float, isHeld: Bool) -> (Rect, inout DrawList) -> Void {
        let metrics = style.size.slider
        let palette = style.color
        let fill = style.theme == .light ? palette.progressTransfer : palette.accent
        let knob = style.theme == .light ? palette.surface2 : palette.knob
        let shadow = style.elevation.card
        let grid = PixelGrid(scale: style.scale)
        let size = isHeld ? metrics.thumb + 2 : metrics.thumb
        return { rect, list in
            let y = grid.snap(rect.midY - metrics.track / 2)
            let line = Rect(x: rect.x, y: y, width: rect.width, height: metrics.track)
            let centre = rect.x + metrics.thumb / 2 + (rect.width - metrics.thumb) * part
            var done = line
            done.width = grid.snap(centre - rect.x)
            let radii = CornerRadii(metrics.track / 2)
            list.append(.fill(line, radii: radii, color: palette.progressTrack))
            if done.width > 0 { list.append(.fill(done, radii: radii, color: fill)) }
            let thumb = grid.snap(Rect(x: centre - size / 2, y: rect.midY - size / 2, width: size, height: size))
            if let shadow { list.append(.shadow(thumb, radii: CornerRadii(size / 2), shadow: shadow)) }
            list.append(.fill(thumb, radii: CornerRadii(size / 2), color: knob))
        }
    }

    /// A number as a screen reader says it: whole ones without a decimal point.
    static func number(_ value: Float) -> String {
        value == value.rounded() ? String(Int(value)) : String(value)
    }
}

extension SliderTrack {
    fileprivate func value(_ value: Float, _ key: Key) -> Float {
        switch key {
        case .left: self.value(value, movedBy: -1)
        case .right: self.value(value, movedBy: 1)
        case .pageDown: self.value(value, movedBy: -10)
        case .pageUp: self.value(value, movedBy: 10)
        case .home: range.lowerBound
        case .end: range.upperBound
        default: value
        }
    }
}
