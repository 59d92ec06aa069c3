/// What holds for a widget at the moment.
package struct AccessibilityState: OptionSet, Hashable, Sendable {
    package let rawValue: UInt32

    package init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    package static let focusable = AccessibilityState(rawValue: 1 << 0)
    package static let focused = AccessibilityState(rawValue: 1 << 1)
    package static let selectable = AccessibilityState(rawValue: 1 << 2)
    package static let selected = AccessibilityState(rawValue: 1 << 3)
    package static let checkable = AccessibilityState(rawValue: 1 << 4)
    package static let checked = AccessibilityState(rawValue: 1 << 5)
    /// A check box that is neither on nor off.
    package static let mixed = AccessibilityState(rawValue: 1 << 6)
    package static let disabled = AccessibilityState(rawValue: 1 << 7)
    package static let expandable = AccessibilityState(rawValue: 1 << 8)
    package static let expanded = AccessibilityState(rawValue: 1 << 9)
    package static let modal = AccessibilityState(rawValue: 1 << 10)
    package static let busy = AccessibilityState(rawValue: 1 << 11)
    package static let indeterminate = AccessibilityState(rawValue: 1 << 12)
    package static let invalid = AccessibilityState(rawValue: 1 << 13)
    /// Outside what is on the screen, such as scrolled away.
    package static let offscreen = AccessibilityState(rawValue: 1 << 14)

    package static let names: [(AccessibilityState, String)] = [
        (.focusable, "focusable"), (.focused, "focused"), (.selectable, "selectable"), (.selected, "selected"),
        (.checkable, "checkable"), (.checked, "checked"), (.mixed, "mixed"), (.disabled, "disabled"),
        (.expandable, "expandable"), (.expanded, "expanded"), (.modal, "modal"), (.busy, "busy"),
        (.indeterminate, "indeterminate"), (.invalid, "invalid"), (.offscreen, "offscreen"),
    ]
}
