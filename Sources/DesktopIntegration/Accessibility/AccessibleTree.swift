/// All elements of a window; the first is the window itself.
package struct AccessibleTree: Hashable, Sendable {
    package let nodes: [AccessibleNode]
    /// Positions by identity.
    private let places: [UInt64: Int]

    package init(_ nodes: [AccessibleNode] = []) {
        self.nodes = nodes
        places = Dictionary(nodes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    func index(of id: UInt64) -> Int? { places[id] }

    func node(_ id: UInt64) -> AccessibleNode? { places[id].map { nodes[$0] } }

    func parent(of node: AccessibleNode) -> AccessibleNode? { node.parent.map { nodes[$0] } }

    func children(of node: AccessibleNode) -> [AccessibleNode] { node.children.map { nodes[$0] } }

    /// The place among its parent's children; 0 for the window.
    func indexInParent(of node: AccessibleNode) -> Int {
        guard let parent = parent(of: node), let own = places[node.id] else { return 0 }
        return parent.children.firstIndex(of: own) ?? 0
    }

    var focused: AccessibleNode? { nodes.first { $0.states.contains(.focused) } }

    /// The innermost element that is visible at a point of the window.
    func node(atX x: Int32, y: Int32, below node: AccessibleNode) -> AccessibleNode? {
        // What is declared later lies above.
        for child in children(of: node).reversed() {
            if let found = self.node(atX: x, y: y, below: child) { return found }
        }
        return node.frame.contains(x: x, y: y) && node.states.contains(.showing) ? node : nil
    }
}
