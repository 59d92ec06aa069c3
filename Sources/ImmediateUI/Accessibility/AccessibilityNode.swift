/// One element as a screen reader meets it.
package struct AccessibilityNode: Hashable, Sendable {
    package var id: WidgetID
    package var role: AccessibilityRole
    package var label: String
    package var value: String
    package var states: AccessibilityState
    /// The value as a number; nil when it is none.
    package var amount: SemanticAmount?
    /// Where the caret stands in a field's text, counted in characters.
    package var caret: Int
    package var actions: [AccessibilityAction]
    /// In the window, in logical pixels; not cut by clips.
    package var frame: Rect
    /// The part of the frame that is visible; empty when scrolled away.
    package var visibleFrame: Rect
    package var position: Int
    package var count: Int
    /// The index of the parent in the tree; nil for the window.
    package var parent: Int?
    package var children: [Int]

    package var isFocused: Bool { states.contains(.focused) }
    package var isEnabled: Bool { !states.contains(.disabled) }
    package var isChecked: Bool { states.contains(.checked) }
    package var isSelected: Bool { states.contains(.selected) }
}
