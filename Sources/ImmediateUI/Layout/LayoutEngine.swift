/// Computes the frames of a tree in five passes over its flat array.
///
/// Widths upwards (how wide does the content want to be), widths downwards (who gets how much), heights upwards now that
/// texts can be broken, heights downwards, and positions. The same code serves both dimensions.
struct LayoutEngine {
    let grid: PixelGrid
    let window: Extent

    /// Sizes every node; `position` follows separately so that scrolling can be corrected in between.
    func size(_ tree: inout NodeTree, texts: inout TextCache, measurer: any TextMeasuring) {
        guard tree.count > 0 else { return }
        measure(&tree, 0) { tree, index in textWidth(&tree, index, &texts, measurer) }
        tree[0].size[0] = window.width
        distribute(&tree, 0)
        measure(&tree, 1) { tree, index in textHeight(&tree, index, &texts, measurer) }
        tree[0].size[1] = window.height
        distribute(&tree, 1)
    }

    // MARK: Upwards

    private func measure(
        _ tree: inout NodeTree, _ dimension: Int, content: (inout NodeTree, Int) -> (preferred: Float, minimum: Float)
    ) {
        for index in stride(from: tree.count - 1, through: 0, by: -1) {
            var wanted: (preferred: Float, minimum: Float)
            if tree[index].content >= 0 {
                wanted = content(&tree, index)
            } else {
                wanted = wantedByChildren(tree, index, dimension)
            }
            let node = tree[index]
            let padding = node.layout.paddingSum(dimension)
            wanted.preferred += padding
            wanted.minimum = node.layout.mayShrink ? padding : wanted.minimum + padding
            apply(node.layout, dimension, size: node.size, to: &wanted)
            tree[index].preferred[dimension] = wanted.preferred
            tree[index].minimum[dimension] = wanted.minimum
        }
    }

    private func apply(
        _ layout: LayoutStyle, _ dimension: Int, size: SIMD2<Float>, to wanted: inout (preferred: Float, minimum: Float)
    ) {
        let length = layout.length(dimension)
        if case .fixed(let fixed) = length.kind {
            wanted = (fixed, fixed)
            return
        }
        if layout.aspectRatio > 0, case .fit = length.kind {
            applyAspect(layout, dimension, size: size, to: &wanted)
        }
        wanted.preferred = length.clamp(wanted.preferred)
        wanted.minimum = max(length.minimum, min(wanted.minimum, length.maximum))
    }

    private func applyAspect(
        _ layout: LayoutStyle, _ dimension: Int, size: SIMD2<Float>, to wanted: inout (preferred: Float, minimum: Float)
    ) {
        if dimension == 1 {
            let height = grid.snap(size[0] / layout.aspectRatio)
            wanted = (height, height)
        } else if case .fixed(let height) = layout.height.kind {
            let width = grid.snap(height * layout.aspectRatio)
            wanted = (width, width)
        }
    }

    private func wantedByChildren(_ tree: NodeTree, _ index: Int, _ dimension: Int) -> (
        preferred: Float, minimum: Float
    ) {
        let layout = tree[index].layout
        if layout.axis == .grid { return wantedByGrid(tree, index, dimension) }
        if layout.axis == .row, layout.wraps { return wantedByLines(tree, index, dimension) }
        let follows = layout.axis.main == dimension
        var preferred: Float = 0
        var minimum: Float = 0
        var count = 0
        forEachChild(of: index, in: tree) { child in
            let node = tree[child]
            preferred = follows ? preferred + node.preferred[dimension] : max(preferred, node.preferred[dimension])
            minimum = follows ? minimum + node.minimum[dimension] : max(minimum, node.minimum[dimension])
            count += 1
        }
        guard follows, count > 1 else { return (preferred, minimum) }
        let gaps = layout.gap * Float(count - 1)
        return (preferred + gaps, minimum + gaps)
    }

    private func wantedByGrid(_ tree: NodeTree, _ index: Int, _ dimension: Int) -> (preferred: Float, minimum: Float) {
        let layout = tree[index].layout
        let columns = max(1, layout.columns)
        if dimension == 1 {
            let heights = rowHeights(tree, index)
            let sum = heights.reduce(0, +) + layout.lineGap * Float(max(0, heights.count - 1))
            return (sum, sum)
        }
        var widest: Float = 0
        var least: Float = 0
        forEachChild(of: index, in: tree) { child in
            widest = max(widest, tree[child].preferred[0])
            least = max(least, tree[child].minimum[0])
        }
        let gaps = layout.gap * Float(columns - 1)
        return (widest * Float(columns) + gaps, least * Float(columns) + gaps)
    }

    private func wantedByLines(_ tree: NodeTree, _ index: Int, _ dimension: Int) -> (preferred: Float, minimum: Float) {
        if dimension == 1 {
            let heights = lines(tree, index).map(\.height)
            let sum = heights.reduce(0, +) + tree[index].layout.lineGap * Float(max(0, heights.count - 1))
            return (sum, sum)
        }
        var sum: Float = 0
        var least: Float = 0
        var count = 0
        forEachChild(of: index, in: tree) { child in
            sum += tree[child].preferred[0]
            least = max(least, tree[child].minimum[0])
            count += 1
        }
        return (sum + tree[index].layout.gap * Float(max(0, count - 1)), least)
    }

    // MARK: Texts

    private func textWidth(
        _ tree: inout NodeTree, _ index: Int, _ texts: inout TextCache, _ measurer: any TextMeasuring
    ) -> (preferred: Float, minimum: Float) {
        switch tree.contents[Int(tree[index].content)] {
        case .text(let content):
            let width = grid.ceil(texts.width(of: content.text, in: content.style, measurer: measurer))
            return (width, content.mayTruncate || content.maxLines != 1 ? 0 : width)
        case .icon(_, _, let size): return (size, size)
        case .image, .drawing: return (0, 0)
        }
    }

    private func textHeight(
        _ tree: inout NodeTree, _ index: Int, _ texts: inout TextCache, _ measurer: any TextMeasuring
    ) -> (preferred: Float, minimum: Float) {
        let slot = Int(tree[index].content)
        switch tree.contents[slot] {
        case .text(var content):
            let width = tree[index].size[0] - tree[index].layout.paddingSum(0)
            let block = texts.block(
                .init(text: ExactText(content.text), style: content.style, width: width, maxLines: content.maxLines),
                measurer: measurer)
            content.lines = block.lines
            content.widths = block.widths
            content.isTruncated = block.isTruncated
            let height = Float(block.lines.count) * content.style.lineHeight
            tree.contents[slot] = .text(content)
            return (height, height)
        case .icon(_, _, let size): return (size, size)
        case .image, .drawing: return (0, 0)
        }
    }

    // MARK: Shared

    /// Calls `body` for each child that takes part in the arrangement.
    func forEachChild(of index: Int, in tree: NodeTree, _ body: (Int) -> Void) {
        var child = tree[index].firstChild
        while child >= 0 {
            if tree[Int(child)].layout.placement == .flow { body(Int(child)) }
            child = tree[Int(child)].nextSibling
        }
    }

    /// The heights of a grid's rows; before heights are given out, those that the children want.
    func rowHeights(_ tree: NodeTree, _ index: Int) -> [Float] {
        let columns = max(1, tree[index].layout.columns)
        var heights: [Float] = []
        var number = 0
        forEachChild(of: index, in: tree) { child in
            if number % columns == 0 { heights.append(0) }
            heights[heights.count - 1] = max(heights[heights.count - 1], tree[child].preferred[1])
            number += 1
        }
        return heights
    }

    /// One line of a wrapping row.
    struct Line {
        var count: Int
        var height: Float
        var width: Float
    }

    /// Which children of a wrapping row share a line, by their widths.
    func lines(_ tree: NodeTree, _ index: Int) -> [Line] {
        let layout = tree[index].layout
        let available = tree[index].size[0] - layout.paddingSum(0)
        var lines: [Line] = []
        forEachChild(of: index, in: tree) { child in
            let width = tree[child].size[0]
            if let last = lines.last, last.width + layout.gap + width <= available + 0.01 {
                lines[lines.count - 1].count += 1
                lines[lines.count - 1].width += layout.gap + width
                lines[lines.count - 1].height = max(last.height, tree[child].preferred[1])
            } else {
                lines.append(Line(count: 1, height: tree[child].preferred[1], width: width))
            }
        }
        return lines
    }
}
