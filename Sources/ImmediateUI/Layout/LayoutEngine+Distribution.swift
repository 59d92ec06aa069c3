/// Downwards: who gets how much.
extension LayoutEngine {
    func distribute(_ tree: inout NodeTree, _ dimension: Int) {
        for index in 0..<tree.count where tree[index].firstChild >= 0 {
            let layout = tree[index].layout
            sizeOutOfLine(&tree, index, dimension)
            if layout.axis == .grid {
                sizeGrid(&tree, index, dimension)
            } else if layout.axis == .row, layout.wraps {
                sizeLines(&tree, index, dimension)
            } else if layout.axis.main == dimension {
                sizeAlong(&tree, index, dimension)
            } else {
                sizeAcross(&tree, index, dimension)
            }
        }
    }

    // MARK: Along the axis

    private func sizeAlong(_ tree: inout NodeTree, _ index: Int, _ dimension: Int) {
        let layout = tree[index].layout
        var used: Float = 0
        var weights: Float = 0
        var count = 0
        var slack: Float = 0
        let inner = tree[index].size[dimension] - layout.paddingSum(dimension)
        var child = tree[index].firstChild
        while child >= 0 {
            let current = Int(child)
            child = tree[current].nextSibling
            guard tree[current].layout.placement == .flow else { continue }
            count += 1
            let length = tree[current].layout.length(dimension)
            if case .grow(let weight) = length.kind {
                weights += weight
                tree[current].size[dimension] = .infinity
                continue
            }
            let size = ownSize(tree[current], dimension, inner: inner)
            tree[current].size[dimension] = size
            used += size
            slack += max(0, size - tree[current].minimum[dimension])
        }
        let room = inner - layout.gap * Float(max(0, count - 1)) - used
        var left = room
        if weights > 0 { left = grow(&tree, index, dimension, room: room, scrolls: layout.scrolls(dimension)) }
        if left < -0.01, slack > 0, !layout.scrolls(dimension) {
            shrink(&tree, index, dimension, missing: min(-left, slack), slack: slack)
        }
    }

    private func ownSize(_ node: Node, _ dimension: Int, inner: Float) -> Float {
        let length = node.layout.length(dimension)
        switch length.kind {
        case .fixed(let size): return size
        case .percent(let part): return length.clamp(grid.snap(inner * part))
        case .fit, .grow: return node.preferred[dimension]
        }
    }

    /// Shares the room by weight.
    ///
    /// Who meets a limit keeps it and the others share again. Returns what is left over.
    private func grow(_ tree: inout NodeTree, _ index: Int, _ dimension: Int, room: Float, scrolls: Bool) -> Float {
        var left = room
        while true {
            var weights: Float = 0
            forEachGrowing(of: index, in: tree, dimension) { weights += $1 }
            guard weights > 0 else { return left }
            let share = max(0, left) / weights
            var limited: [(Int, Float)] = []
            forEachGrowing(of: index, in: tree, dimension) { child, weight in
                let least = scrolls ? tree[child].preferred[dimension] : tree[child].minimum[dimension]
                let limit = max(least, min(tree[child].layout.length(dimension).maximum, share * weight))
                if abs(limit - share * weight) > 0.001 { limited.append((child, limit)) }
            }
            // Too small ones first: fixing them takes room from all others.
            let raised = limited.filter { $0.1 > share * weight(tree[$0.0], dimension) }
            let settled = raised.isEmpty ? limited : raised
            guard !settled.isEmpty else {
                giveShares(&tree, index, dimension, room: max(0, left), weights: weights)
                return min(0, left)
            }
            for (child, size) in settled {
                tree[child].size[dimension] = size
                left -= size
            }
        }
    }

    /// Whether the child still waits for its share.
    private func isUnsized(_ node: Node, _ dimension: Int) -> Bool {
        node.size[dimension] == .infinity
    }

    private func weight(_ node: Node, _ dimension: Int) -> Float {
        guard case .grow(let weight) = node.layout.length(dimension).kind else { return 0 }
        return weight
    }

    /// Gives whole pixels by running sums, so that no pixel is lost at the end.
    private func giveShares(_ tree: inout NodeTree, _ index: Int, _ dimension: Int, room: Float, weights: Float) {
        var sum: Float = 0
        var given: Float = 0
        var child = tree[index].firstChild
        while child >= 0 {
            let current = Int(child)
            child = tree[current].nextSibling
            guard tree[current].layout.placement == .flow, isUnsized(tree[current], dimension) else { continue }
            sum += weight(tree[current], dimension)
            let end = grid.snap(room * sum / weights)
            tree[current].size[dimension] = end - given
            given = end
        }
    }

    private func forEachGrowing(of index: Int, in tree: NodeTree, _ dimension: Int, _ body: (Int, Float) -> Void) {
        forEachChild(of: index, in: tree) { child in
            guard isUnsized(tree[child], dimension) else { return }
            body(child, weight(tree[child], dimension))
        }
    }

    /// Takes `missing` from the children in proportion to how much each can give.
    private func shrink(_ tree: inout NodeTree, _ index: Int, _ dimension: Int, missing: Float, slack: Float) {
        var child = tree[index].firstChild
        while child >= 0 {
            let current = Int(child)
            child = tree[current].nextSibling
            guard tree[current].layout.placement == .flow else { continue }
            if case .grow = tree[current].layout.length(dimension).kind { continue }
            let give = max(0, tree[current].size[dimension] - tree[current].minimum[dimension])
            tree[current].size[dimension] = grid.floor(tree[current].size[dimension] - missing * give / slack)
        }
    }

    // MARK: Across the axis

    private func sizeAcross(_ tree: inout NodeTree, _ index: Int, _ dimension: Int) {
        let layout = tree[index].layout
        let inner = tree[index].size[dimension] - layout.paddingSum(dimension)
        var child = tree[index].firstChild
        while child >= 0 {
            let current = Int(child)
            child = tree[current].nextSibling
            guard tree[current].layout.placement == .flow else { continue }
            let room = layout.scrolls(dimension) ? max(inner, tree[current].preferred[dimension]) : inner
            tree[current].size[dimension] = sizeInside(
                tree[current], dimension, room: room, stretches: layout.cross == .stretch)
        }
    }

    private func sizeInside(_ node: Node, _ dimension: Int, room: Float, stretches: Bool) -> Float {
        let length = node.layout.length(dimension)
        switch length.kind {
        case .fixed(let size): return size
        case .grow: return max(node.minimum[dimension], min(room, length.maximum))
        case .percent(let part): return length.clamp(grid.snap(room * part))
        case .fit:
            if stretches, node.layout.aspectRatio == 0 { return length.clamp(max(node.minimum[dimension], room)) }
            return max(node.minimum[dimension], min(node.preferred[dimension], room))
        }
    }

    // MARK: Grids and lines

    private func sizeGrid(_ tree: inout NodeTree, _ index: Int, _ dimension: Int) {
        let layout = tree[index].layout
        let columns = max(1, layout.columns)
        let inner = tree[index].size[0] - layout.paddingSum(0)
        let width = grid.floor(max(0, inner - layout.gap * Float(columns - 1)) / Float(columns))
        let heights = dimension == 1 ? rowHeights(tree, index) : []
        var number = 0
        var child = tree[index].firstChild
        while child >= 0 {
            let current = Int(child)
            child = tree[current].nextSibling
            guard tree[current].layout.placement == .flow else { continue }
            let room = dimension == 0 ? width : heights[number / columns]
            tree[current].size[dimension] = sizeInside(
                tree[current], dimension, room: room, stretches: dimension == 0 || layout.cross == .stretch)
            number += 1
        }
    }

    private func sizeLines(_ tree: inout NodeTree, _ index: Int, _ dimension: Int) {
        let inner = tree[index].size[dimension] - tree[index].layout.paddingSum(dimension)
        var child = tree[index].firstChild
        while child >= 0 {
            let current = Int(child)
            child = tree[current].nextSibling
            guard tree[current].layout.placement == .flow else { continue }
            let node = tree[current]
            let wanted = ownSize(node, dimension, inner: inner)
            tree[current].size[dimension] =
                dimension == 0 ? max(node.minimum[0], min(wanted, inner)) : node.preferred[1]
        }
    }

    // MARK: Out of line

    private func sizeOutOfLine(_ tree: inout NodeTree, _ index: Int, _ dimension: Int) {
        var child = tree[index].firstChild
        while child >= 0 {
            let current = Int(child)
            child = tree[current].nextSibling
            let placement = tree[current].layout.placement
            guard placement != .flow else { continue }
            let windowSize = dimension == 0 ? window.width : window.height
            let room = placement.isInWindow ? windowSize : tree[index].size[dimension]
            tree[current].size[dimension] = sizeInside(tree[current], dimension, room: room, stretches: false)
        }
    }
}
