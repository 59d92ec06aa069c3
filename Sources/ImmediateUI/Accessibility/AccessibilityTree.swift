/// All elements of a frame; the first is the window.
package struct AccessibilityTree: Hashable, Sendable {
    package internal(set) var nodes: [AccessibilityNode] = []

    package init() {}

    mutating func removeAll() {
        nodes.removeAll(keepingCapacity: true)
    }

    mutating func append(_ node: AccessibilityNode) -> Int {
        nodes.append(node)
        let index = nodes.count - 1
        if let parent = node.parent { nodes[parent].children.append(index) }
        return index
    }

    /// The first element with this role and label; nil parts match anything.
    package func find(role: AccessibilityRole? = nil, label: String? = nil) -> AccessibilityNode? {
        nodes.first { (role == nil || $0.role == role) && (label == nil || $0.label == label) }
    }

    package func findAll(role: AccessibilityRole? = nil, label: String? = nil) -> [AccessibilityNode] {
        nodes.filter { (role == nil || $0.role == role) && (label == nil || $0.label == label) }
    }

    package func node(_ id: WidgetID) -> AccessibilityNode? {
        nodes.first { $0.id == id }
    }

    package var focused: AccessibilityNode? {
        nodes.first { $0.isFocused }
    }

    /// The tree as text, one element a line, indented by depth: role, label, value, states.
    package func dump() -> String {
        var text = ""
        if !nodes.isEmpty { dump(0, depth: 0, into: &text) }
        return text
    }

    private func dump(_ index: Int, depth: Int, into text: inout String) {
        let node = nodes[index]
        text += String(repeating: "  ", count: depth) + node.role.rawValue
        if !node.label.isEmpty { text += " \"\(node.label)\"" }
        if !node.value.isEmpty { text += " = \"\(node.value)\"" }
        if node.count > 0 { text += " \(node.position)/\(node.count)" }
        let names = AccessibilityState.names.filter { node.states.contains($0.0) }.map(\.1)
        if !names.isEmpty { text += " [" + names.joined(separator: " ") + "]" }
        text += "\n"
        for child in node.children {
            dump(child, depth: depth + 1, into: &text)
        }
    }
}
