/// Where everything stands, once sizes are known.
extension LayoutEngine {
    func position(_ tree: inout NodeTree) {
        for index in 0..<tree.count where tree[index].firstChild >= 0 {
            placeOutOfLine(&tree, index)
            let layout = tree[index].layout
            if layout.axis == .grid {
                placeGrid(&tree, index)
            } else if layout.axis == .row, layout.wraps {
                placeLines(&tree, index)
            } else if let main = layout.axis.main {
                placeAlong(&tree, index, main)
            } else {
                placeStack(&tree, index)
            }
        }
    }

    /// The size of a scrolling box's content with its padding; final once sizes are.
    func contentSize(_ tree: NodeTree, _ index: Int) -> SIMD2<Float> {
        let layout = tree[index].layout
        var size = SIMD2<Float>.zero
        var count = 0
        forEachChild(of: index, in: tree) { child in
            for dimension in 0...1 {
                let follows = layout.axis.main == dimension
                let part = tree[child].size[dimension]
                size[dimension] = follows ? size[dimension] + part : max(size[dimension], part)
            }
            count += 1
        }
        if let main = layout.axis.main { size[main] += layout.gap * Float(max(0, count - 1)) }
        return size + SIMD2(layout.paddingSum(0), layout.paddingSum(1))
    }

    private func origin(_ node: Node) -> SIMD2<Float> {
        node.position + SIMD2(node.layout.padding.left, node.layout.padding.top) - node.layout.scroll
    }

    private func inner(_ node: Node) -> SIMD2<Float> {
        node.size - SIMD2(node.layout.paddingSum(0), node.layout.paddingSum(1))
    }

    private func placeAlong(_ tree: inout NodeTree, _ index: Int, _ main: Int) {
        let node = tree[index]
        let room = inner(node)
        var used: Float = 0
        var count = 0
        forEachChild(of: index, in: tree) { child in
            used += tree[child].size[main]
            count += 1
        }
        let gaps = node.layout.gap * Float(max(0, count - 1))
        let (lead, between) = spread(node.layout, left: max(0, room[main] - used - gaps), count: count)
        var cursor = origin(node)
        cursor[main] += lead
        let cross = 1 - main
        var child = node.firstChild
        while child >= 0 {
            let current = Int(child)
            child = tree[current].nextSibling
            guard tree[current].layout.placement == .flow else { continue }
            var position = cursor
            position[cross] += shift(node.layout.cross, room[cross] - tree[current].size[cross])
            tree[current].position = position
            cursor[main] += tree[current].size[main] + between
        }
    }

    private func spread(_ layout: LayoutStyle, left: Float, count: Int) -> (lead: Float, between: Float) {
        switch layout.main {
        case .start: (0, layout.gap)
        case .center: (left / 2, layout.gap)
        case .end: (left, layout.gap)
        case .spaceBetween: (0, layout.gap + (count > 1 ? left / Float(count - 1) : 0))
        }
    }

    private func shift(_ alignment: CrossAlignment, _ left: Float) -> Float {
        switch alignment {
        case .start, .stretch: 0
        case .center: grid.snap(left / 2)
        case .end: left
        }
    }

    private func placeStack(_ tree: inout NodeTree, _ index: Int) {
        let node = tree[index]
        let room = inner(node)
        var child = node.firstChild
        while child >= 0 {
            let current = Int(child)
            child = tree[current].nextSibling
            guard tree[current].layout.placement == .flow else { continue }
            let left = room - tree[current].size
            let x: Float
            switch node.layout.main {
            case .start, .spaceBetween: x = 0
            case .center: x = grid.snap(left.x / 2)
            case .end: x = left.x
            }
            tree[current].position = origin(node) + SIMD2(x, shift(node.layout.cross, left.y))
        }
    }

    private func placeGrid(_ tree: inout NodeTree, _ index: Int) {
        let node = tree[index]
        let columns = max(1, node.layout.columns)
        let gaps = node.layout.gap * Float(columns - 1)
        let width = grid.floor(max(0, inner(node).x - gaps) / Float(columns))
        let heights = rowHeights(tree, index)
        var number = 0
        var top = origin(node).y
        var child = node.firstChild
        while child >= 0 {
            let current = Int(child)
            child = tree[current].nextSibling
            guard tree[current].layout.placement == .flow else { continue }
            let column = number % columns
            if column == 0, number > 0 { top += heights[number / columns - 1] + node.layout.lineGap }
            let left = heights[number / columns] - tree[current].size.y
            tree[current].position = SIMD2(
                origin(node).x + Float(column) * (width + node.layout.gap), top + shift(node.layout.cross, left))
            number += 1
        }
    }

    private func placeLines(_ tree: inout NodeTree, _ index: Int) {
        let node = tree[index]
        let all = lines(tree, index)
        let room = inner(node).x
        func spread(_ line: Line) -> (lead: Float, between: Float) {
            self.spread(node.layout, left: max(0, room - line.width), count: line.count)
        }
        var line = 0
        var inLine = 0
        var cursor = origin(node)
        cursor.x += all.first.map { spread($0).lead } ?? 0
        var child = node.firstChild
        while child >= 0, line < all.count {
            let current = Int(child)
            child = tree[current].nextSibling
            guard tree[current].layout.placement == .flow else { continue }
            if inLine == all[line].count {
                let top = cursor.y + all[line].height + node.layout.lineGap
                line += 1
                inLine = 0
                cursor = SIMD2(origin(node).x + spread(all[line]).lead, top)
            }
            let left = all[line].height - tree[current].size.y
            tree[current].position = cursor + SIMD2(0, shift(node.layout.cross, left))
            cursor.x += tree[current].size.x + spread(all[line]).between
            inLine += 1
        }
    }

    // MARK: Out of line

    private func placeOutOfLine(_ tree: inout NodeTree, _ index: Int) {
        let parent = tree[index].frame
        var child = tree[index].firstChild
        while child >= 0 {
            let current = Int(child)
            child = tree[current].nextSibling
            let node = tree[current]
            switch node.layout.placement {
            case .flow: continue
            case .absolute(let anchor, let pivot, let offset):
                tree[current].position = pin(node.size, to: parent, anchor, pivot, offset)
            case .window(let anchor, let pivot, let offset):
                let whole = Rect(x: 0, y: 0, width: window.width, height: window.height)
                tree[current].position = pin(node.size, to: whole, anchor, pivot, offset)
            case .below(let rect, let gap, let margin):
                tree[current].position = hang(node.size, below: rect, gap: gap, margin: margin)
            }
        }
    }

    private func pin(_ size: SIMD2<Float>, to rect: Rect, _ anchor: Point, _ pivot: Point, _ offset: Point) -> SIMD2<
        Float
    > {
        SIMD2(
            grid.snap(rect.x + rect.width * anchor.x - size.x * pivot.x + offset.x),
            grid.snap(rect.y + rect.height * anchor.y - size.y * pivot.y + offset.y))
    }

    private func hang(_ size: SIMD2<Float>, below rect: Rect, gap: Float, margin: Float) -> SIMD2<Float> {
        let least: Float = 8
        let under = rect.maxY + gap
        let over = rect.y - gap - size.y
        var y = under + size.y > window.height - least && over >= least ? over : under
        y = max(least, min(y, window.height - least - size.y))
        let x = max(margin, min(rect.x, window.width - margin - size.x))
        return SIMD2(grid.snap(x), grid.snap(y))
    }
}
