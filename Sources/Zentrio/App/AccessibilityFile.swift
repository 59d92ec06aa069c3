import Foundation
import ImmediateUI

/// Writes what the window shows as text, so that a test or a script finds widgets by role and label.
final class AccessibilityFile {
    private let path: String

    init(path: String) {
        self.path = path
    }

    /// Replaces the file: a line a node, with role, label, value, states and visible frame in logical
    /// pixels, separated by tabs.
    func write(_ tree: AccessibilityTree) {
        try? Data(text(of: tree).utf8).write(to: URL(filePath: path), options: .atomic)
    }

    private func text(of tree: AccessibilityTree) -> String {
        tree.nodes.map { node in
            let frame = node.visibleFrame
            let numbers = [frame.x, frame.y, frame.width, frame.height].map { String(Int($0)) }.joined(separator: " ")
            let states = AccessibilityState.names.filter { node.states.contains($0.0) }.map(\.1).joined(separator: ",")
            return [node.role.rawValue, node.label, node.value, states, numbers].joined(separator: "\t") + "\n"
        }
        .joined()
    }
}
