import DesktopIntegration
import ImmediateUI

nonisolated extension AccessibleTree {
    /// The window's elements as AT-SPI wants them.
    ///
    /// - Parameters:
    ///   - tree: What a frame came to.
    ///   - scale: Physical pixels for a logical one.
    ///   - isActive: Whether the window has the keyboard.
    init(_ tree: AccessibilityTree, scale: Float, isActive: Bool) {
        self.init(tree.nodes.map { AccessibleNode($0, scale: scale, isActive: isActive) })
    }
}

nonisolated extension AccessibleNode {
    fileprivate init(_ node: AccessibilityNode, scale: Float, isActive: Bool) {
        let isField = node.role == .entry || node.role == .passwordEntry
        let isWindow = node.role == .window
        self.init(
            id: node.id.rawValue, role: AccessibleRole(node.role), name: isWindow ? "Zentrio" : node.label,
            description: isField ? "" : node.value, states: AccessibleStates(node, isActive: isActive),
            isPressable: node.actions.contains(.press), frame: Frame(node.frame, scale: scale),
            amount: node.amount.map { AccessibleAmount($0) }, text: isField ? node.value : nil, caret: node.caret,
            position: node.position, count: node.count, parent: node.parent, children: node.children)
    }
}

nonisolated extension AccessibleNode.Frame {
    fileprivate init(_ rect: Rect, scale: Float) {
        func pixels(_ length: Float) -> Int32 { Int32(clamping: Int((length * scale).rounded())) }
        self.init(x: pixels(rect.x), y: pixels(rect.y), width: pixels(rect.width), height: pixels(rect.height))
    }
}

nonisolated extension AccessibleAmount {
    fileprivate init(_ amount: SemanticAmount) {
        self.init(
            value: Double(amount.value), minimum: Double(amount.minimum), maximum: Double(amount.maximum),
            step: Double(amount.step))
    }
}

nonisolated extension AccessibleStates {
    private static let same: [(AccessibilityState, AccessibleStates)] = [
        (.focusable, .focusable), (.focused, .focused), (.selectable, .selectable), (.selected, .selected),
        (.checkable, .checkable), (.checked, .checked), (.mixed, .indeterminate), (.expandable, .expandable),
        (.expanded, .expanded), (.modal, .modal), (.busy, .busy), (.indeterminate, .indeterminate),
        (.invalid, .invalidEntry),
    ]

    fileprivate init(_ node: AccessibilityNode, isActive: Bool) {
        self = .visible
        for (state, own) in Self.same where node.states.contains(state) { insert(own) }
        if !node.states.contains(.disabled) { formUnion([.enabled, .sensitive]) }
        if !node.states.contains(.offscreen) { insert(.showing) }
        if node.role == .window, isActive { insert(.active) }
        if node.role == .entry || node.role == .passwordEntry { formUnion([.editable, .singleLine]) }
    }
}

nonisolated extension AccessibleRole {
    /// The role of a widget, by the name that both sides understand; a panel for what AT-SPI has no word for.
    init(_ role: AccessibilityRole) {
        self = Self.named[role.rawValue] ?? .panel
    }

    private static let named: [String: AccessibleRole] = [
        "window": .frame, "panel": .panel, "pageTabList": .pageTabList, "pageTab": .pageTab, "list": .list,
        "listItem": .listItem, "button": .button, "toggleButton": .toggleButton, "checkBox": .checkBox,
        "radioButton": .radioButton, "progressBar": .progressBar, "entry": .entry, "passwordEntry": .passwordText,
        "comboBox": .comboBox, "menu": .menu, "menuItem": .menuItem, "dialog": .dialog, "alert": .alert,
        "label": .label, "heading": .heading, "image": .image, "link": .link, "scrollPane": .scrollPane,
        "separator": .separator, "statusBar": .statusBar, "tooltip": .toolTip, "slider": .slider,
        "spinButton": .spinButton,
    ]
}
