/// The boxes of one frame: a flat array in order of declaration, so parents come before their children.
struct NodeTree {
    private(set) var nodes: [Node] = []
    var contents: [NodeContent] = []
    private(set) var decorations: [Decoration] = []
    private(set) var semantics: [Semantics] = []
    private(set) var interactions: [Interaction] = []
    private(set) var marks: [FocusMark] = []
    /// Boxes that stick and boxes that glide, so that layout need not look for them.
    private(set) var sticking: [Int32] = []
    private(set) var gliding: [Int32] = []
    /// Whether anybody asks what screen readers would meet.
    var isDescribed = true

    /// Forgets the last frame and keeps its memory.
    mutating func removeAll() {
        nodes.removeAll(keepingCapacity: true)
        contents.removeAll(keepingCapacity: true)
        decorations.removeAll(keepingCapacity: true)
        semantics.removeAll(keepingCapacity: true)
        interactions.removeAll(keepingCapacity: true)
        marks.removeAll(keepingCapacity: true)
        sticking.removeAll(keepingCapacity: true)
        gliding.removeAll(keepingCapacity: true)
    }

    mutating func add(_ id: WidgetID, parent: Int32, box: Box, layer: Int32) -> Int32 {
        let index = Int32(nodes.count)
        var node = Node(id: id, parent: parent, layer: layer, layout: box.layout)
        if box.decoration != .none {
            node.decoration = Int32(decorations.count)
            decorations.append(box.decoration)
        }
        nodes.append(node)
        if box.layout.sticks { sticking.append(index) }
        if box.layout.glides { gliding.append(index) }
        if parent >= 0 {
            link(index, under: Int(parent))
        }
        return index
    }

    private mutating func link(_ index: Int32, under parent: Int) {
        let last = nodes[parent].lastChild
        if last >= 0 {
            nodes[Int(last)].nextSibling = index
        } else {
            nodes[parent].firstChild = index
        }
        nodes[parent].lastChild = index
    }

    mutating func setContent(_ content: NodeContent, of node: Int32) {
        nodes[Int(node)].content = Int32(contents.count)
        contents.append(content)
    }

    mutating func setSemantics(_ value: Semantics, of node: Int32) {
        guard isDescribed else { return }
        nodes[Int(node)].semantics = Int32(semantics.count)
        semantics.append(value)
    }

    mutating func setInteraction(_ value: Interaction, of node: Int32) {
        nodes[Int(node)].interaction = Int32(interactions.count)
        interactions.append(value)
    }

    mutating func setMark(_ value: FocusMark, of node: Int32) {
        nodes[Int(node)].mark = Int32(marks.count)
        marks.append(value)
    }

    mutating func setDecoration(_ value: Decoration, of node: Int32) {
        nodes[Int(node)].decoration = Int32(decorations.count)
        decorations.append(value)
    }

    /// Moves a box with all that is in it.
    mutating func shift(_ index: Int, by distance: SIMD2<Float>) {
        nodes[index].position += distance
        // Descendants follow their ancestor without a gap.
        var next = index + 1
        while next < nodes.count, Int(nodes[next].parent) >= index {
            nodes[next].position += distance
            next += 1
        }
    }

    subscript(index: Int) -> Node {
        _read { yield nodes[index] }
        _modify { yield &nodes[index] }
    }

    var count: Int { nodes.count }
}
