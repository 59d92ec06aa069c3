import Foundation
import ImmediateUI

/// What a running window shows: the accessibility tree that it writes into the file named by `ZENTRIO_TREE`.
nonisolated struct ShownWindow: Hashable, Sendable {
    struct Node: Hashable, Sendable {
        var role: String
        var label: String
        var value: String
        var states: Set<String>
        var frame: Rect
    }

    var nodes: [Node] = []

    /// Reads the file; a window that has not drawn yet shows nothing.
    init(path: String) {
        let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        nodes = text.split(separator: "\n").compactMap { ShownWindow.node($0) }
    }

    private static func node(_ line: Substring) -> Node? {
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map { String($0) }
        guard fields.count == 5 else { return nil }
        let numbers = fields[4].split(separator: " ").compactMap { Float($0) }
        guard numbers.count == 4 else { return nil }
        return Node(
            role: fields[0], label: fields[1], value: fields[2],
            states: Set(fields[3].split(separator: ",").map(String.init)),
            frame: Rect(x: numbers[0], y: numbers[1], width: numbers[2], height: numbers[3]))
    }

    /// The first node of this role whose label begins so.
    func node(_ role: AccessibilityRole, _ label: String) -> Node? {
        nodes.first { $0.role == role.rawValue && $0.label.hasPrefix(label) }
    }

    /// Whether a text stands anywhere.
    func says(_ text: String) -> Bool { nodes.contains { $0.label.contains(text) } }

    var text: String {
        nodes.map { "\($0.role) \"\($0.label)\" \($0.value) \($0.states.sorted()) \($0.frame)" }.joined(separator: "\n")
    }
}
