/// What a box means to somebody who does not see it.
package struct Semantics: Hashable, Sendable {
    package var role: AccessibilityRole
    package var label: String
    /// What changes about it, such as "56 %" or a field's text.
    package var value: String
    package var states: AccessibilityState
    /// The value as a number; nil when it is none.
    package var amount: SemanticAmount?
    /// Where the caret stands in a field's text, counted in characters.
    package var caret = 0
    /// The position in the whole list counted from 1, and the list's length; 0 is unknown.
    package var position: Int
    package var count: Int
    /// Whether the label already says what the children say.
    package var hidesChildren: Bool

    package init(
        _ role: AccessibilityRole, _ label: String = "", value: String = "", states: AccessibilityState = [],
        amount: SemanticAmount? = nil, position: Int = 0, count: Int = 0, hidesChildren: Bool = false
    ) {
        self.role = role
        self.label = label
        self.value = value
        self.states = states
        self.amount = amount
        self.position = position
        self.count = count
        self.hidesChildren = hidesChildren
    }
}
