/// How far something is.
extension Context {
    /// A bar.
    ///
    /// - Parameters:
    ///   - key: Its identity.
    ///   - fraction: 0 to 1; nil when the end is not known.
    ///   - label: What makes progress, for screen readers.
    ///   - value: What it says in words, such as "56 %". The default is the percentage.
    ///   - width: The default takes what is left.
    ///   - height: In logical pixels. The default is the design's.
    ///   - color: The default is that of transfers.
    package func progressBar(
        _ key: String, _ fraction: Float?, label: String, value: String? = nil, width: Length = .grow,
        height: Float? = nil, color: Color? = nil
    ) {
        let height = height ?? style.size.progress.normal
        let shown = fraction.map { eased(id(key), $0) }
        let fill = color ?? style.color.progressTransfer
        let track = style.color.progressTrack
        let part = shown ?? sweep(1400)
        let isKnown = shown != nil
        let grid = PixelGrid(scale: style.scale)
        let node = open(.row, Box(width: width, height: .fixed(height)), id(key))
        tree.setSemantics(progress(fraction, label, value), of: node)
        drawing(Box(width: .grow, height: .grow)) { rect, list in
            let radii = CornerRadii(rect.height / 2)
            list.append(.fill(rect, radii: radii, color: track))
            let bar = isKnown ? Self.filled(rect, part, grid) : Self.sweeping(rect, part, grid)
            if bar.width > 0 {
                list.append(.fill(bar, radii: CornerRadii(min(bar.width, bar.height) / 2), color: fill))
            }
        }
        close()
    }

    private static func filled(_ rect: Rect, _ part: Float, _ grid: PixelGrid) -> Rect {
        var bar = rect
        bar.width = part > 0 ? max(min(rect.height, rect.width), grid.snap(rect.width * min(1, part))) : 0
        return bar
    }

    /// The bar of unknown length: a third that passes from left to right.
    private static func sweeping(_ rect: Rect, _ part: Float, _ grid: PixelGrid) -> Rect {
        let length = rect.width * 0.3
        let left = max(rect.x, grid.snap(rect.x + (rect.width + length) * part - length))
        let right = min(rect.maxX, grid.snap(rect.x + (rect.width + length) * part))
        return Rect(x: left, y: rect.y, width: max(0, right - left), height: rect.height)
    }

    /// Goes from 0 to 1 again and again, or stands in the middle when movements are left out.
    private func sweep(_ milliseconds: Int64) -> Float {
        if lessMotion { return 0.5 }
        wake(after: Self.tick)
        let period = Duration.milliseconds(milliseconds)
        let turns = time / period
        return Float(turns - turns.rounded(.down))
    }

    /// Progress eases over the design's 400 ms, also when movements are left out: it means something.
    func eased(_ id: WidgetID, _ fraction: Float) -> Float {
        animate(
            id.part(9), to: max(0, min(1, fraction)), duration: style.motion.progressEase, curve: style.motion.standard,
            from: fraction == 0 ? 0 : nil, isMeaningful: true)
    }

    private func progress(_ fraction: Float?, _ label: String, _ value: String?) -> Semantics {
        let percent = fraction.map { "\(Int((max(0, min(1, $0)) * 100).rounded(.down))) %" }
        return Semantics(
            .progressBar, label, value: value ?? percent ?? "", states: fraction == nil ? .indeterminate : [],
            amount: fraction.map { SemanticAmount(value: (max(0, min(1, $0)) * 100).rounded(.down)) })
    }

    /// The segments of a download as a strip of cells.
    ///
    /// - Parameters:
    ///   - states: One for each segment, in their order.
    ///   - label: What makes progress, for screen readers.
    ///   - value: What it says in words, such as "Segment 857 of 1530".
    ///   - color: The default is that of transfers.
    package func segmentStrip(_ states: [SegmentState], label: String, value: String = "", color: Color? = nil) {
        let metrics = style.size.progress.segmentStrip
        let done = color ?? style.color.progressTransfer
        let colors: [SegmentState: Color] = [
            .done: done, .pending: done.faded(by: 0.4), .waiting: style.color.progressTrack,
        ]
        let grid = PixelGrid(scale: style.scale)
        let node = leaf(
            Box(width: .grow, height: .fixed(metrics.height)),
            .drawing { rect, list in
                let count = SegmentStrip.cellCount(width: rect.width, cell: metrics.cell, gap: metrics.gap)
                let cells = SegmentStrip.cells(states, count: count)
                let pitch = (rect.width + metrics.gap) / Float(max(1, count))
                for (index, state) in cells.enumerated() {
                    let left = grid.snap(rect.x + Float(index) * pitch)
                    let right = grid.snap(rect.x + Float(index + 1) * pitch - metrics.gap)
                    let cell = Rect(x: left, y: rect.y, width: right - left, height: rect.height)
                    list.append(.fill(cell, radii: CornerRadii(metrics.radius), color: colors[state] ?? .clear))
                }
            })
        let share = Float(states.count { $0 == .done }) / Float(max(1, states.count))
        tree.setSemantics(progress(share, label, value.isEmpty ? nil : value), of: node)
    }

    /// A round progress.
    ///
    /// - Parameters:
    ///   - key: Its identity.
    ///   - fraction: 0 to 1; nil turns round, for waiting.
    ///   - label: What makes progress, for screen readers.
    ///   - size: The diameter in logical pixels.
    ///   - stroke: The line's width in logical pixels.
    ///   - color: The default is that of transfers.
    package func ring(
        _ key: String, _ fraction: Float?, label: String, size: Float, stroke: Float, color: Color? = nil
    ) {
        let fill = color ?? style.color.progressTransfer
        let track = style.color.progressTrack
        let id = id(key)
        let start = fraction == nil ? sweep(900) : 0
        let sweep = fraction.map { eased(id, $0) } ?? 0.3
        let node = open(.stack, Box(width: .fixed(size), height: .fixed(size)), id)
        tree.setSemantics(progress(fraction, label, nil), of: node)
        drawing(Box(width: .grow, height: .grow)) { rect, list in
            list.append(.arc(rect, width: stroke, start: 0, sweep: 1, color: track))
            if sweep > 0 { list.append(.arc(rect, width: stroke, start: start, sweep: sweep, color: fill)) }
        }
        close()
    }
}
