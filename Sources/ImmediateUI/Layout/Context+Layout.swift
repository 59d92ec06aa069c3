/// From the declared tree to frames, with scroll offsets put right on the way.
extension Context {
    var engine: LayoutEngine { LayoutEngine(grid: PixelGrid(scale: style.scale), window: windowSize) }

    func layOut() {
        let engine = engine
        engine.size(&tree, texts: &texts, measurer: measurer)
        clampScrolls(engine)
        engine.position(&tree)
        if reveals != nil, reveal(engine) { engine.position(&tree) }
        glide()
        stick(engine)
    }

    /// Keeps sticking boxes at the top of their scroll area, as far as their parent reaches.
    private func stick(_ engine: LayoutEngine) {
        for index in tree.sticking.map({ Int($0) }) {
            guard let view = scrollView(around: index) else { continue }
            let parent = tree[Int(tree[index].parent)].frame
            let room = parent.maxY - tree[index].frame.maxY
            let shift = min(max(0, view.y - tree[index].frame.y), max(0, room))
            guard shift > 0 else { continue }
            tree.shift(index, by: SIMD2(0, engine.grid.snap(shift)))
            tree[index].layout.isRaised = true
        }
    }

    private func scrollView(around index: Int) -> Rect? {
        var parent = Int(tree[index].parent)
        while parent >= 0 {
            if tree[parent].layout.scrollsY { return tree[parent].frame }
            parent = Int(tree[parent].parent)
        }
        return nil
    }

    /// Content that became shorter must not leave the view beyond its end.
    private func clampScrolls(_ engine: LayoutEngine) {
        for index in 0..<tree.count where tree[index].layout.scrollsX || tree[index].layout.scrollsY {
            let limit = engine.contentSize(tree, index) - tree[index].size
            setScroll(tree[index].layout.scroll.clamped(to: limit), of: index)
        }
    }

    private func setScroll(_ offset: SIMD2<Float>, of index: Int) {
        guard offset != tree[index].layout.scroll else { return }
        scrollMotions[tree[index].id] = nil
        tree[index].layout.scroll = offset
        scrolls.set(tree[index].id, offset, frame: frameNumber)
        changed = true
    }

    /// Scrolls all areas around a widget so that it is visible with its focus ring.
    ///
    /// Returns whether one moved.
    private func reveal(_ engine: LayoutEngine) -> Bool {
        guard let target = (0..<tree.count).first(where: { tree[$0].id == reveals && !tree[$0].isAnonymous }) else {
            return false
        }
        reveals = nil
        let margin = style.focus.reach + 8
        var rect = tree[target].frame.inset(by: -margin)
        var moved = false
        var parent = Int(tree[target].parent)
        while parent >= 0 {
            defer { parent = Int(tree[parent].parent) }
            guard tree[parent].layout.scrollsX || tree[parent].layout.scrollsY else { continue }
            let before = tree[parent].layout.scroll
            let limit = engine.contentSize(tree, parent) - tree[parent].size
            let wanted = before + distance(rect, inside: tree[parent].frame)
            setScroll(wanted.clamped(to: limit), of: parent)
            let shift = tree[parent].layout.scroll - before
            rect.x -= shift.x
            rect.y -= shift.y
            moved = moved || shift != .zero
        }
        return moved
    }

    private func distance(_ rect: Rect, inside view: Rect) -> SIMD2<Float> {
        func along(_ low: Float, _ high: Float, _ viewLow: Float, _ viewHigh: Float) -> Float {
            if low < viewLow || high - low > viewHigh - viewLow { return low - viewLow }
            return high > viewHigh ? high - viewHigh : 0
        }
        return SIMD2(along(rect.x, rect.maxX, view.x, view.maxX), along(rect.y, rect.maxY, view.y, view.maxY))
    }
}

extension SIMD2<Float> {
    /// Between zero and the limit; a negative limit counts as zero.
    func clamped(to limit: SIMD2<Float>) -> SIMD2<Float> {
        pointwiseMax(.zero, pointwiseMin(self, pointwiseMax(.zero, limit)))
    }

    private func pointwiseMin(_ a: SIMD2<Float>, _ b: SIMD2<Float>) -> SIMD2<Float> {
        SIMD2(Swift.min(a.x, b.x), Swift.min(a.y, b.y))
    }

    private func pointwiseMax(_ a: SIMD2<Float>, _ b: SIMD2<Float>) -> SIMD2<Float> {
        SIMD2(Swift.max(a.x, b.x), Swift.max(a.y, b.y))
    }
}
