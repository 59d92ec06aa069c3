/// One line of a menu.
package struct MenuItem: Hashable, Sendable {
    package var label: String
    package var icon: String?
    package var isDanger: Bool
    package var isEnabled: Bool
    /// Whether it is what is chosen now; nil when the menu does not choose.
    package var isChecked: Bool?
    /// Whether a line separates it from what is above.
    package var startsGroup: Bool

    package init(
        _ label: String, icon: String? = nil, isDanger: Bool = false, isEnabled: Bool = true, isChecked: Bool? = nil,
        startsGroup: Bool = false
    ) {
        self.label = label
        self.icon = icon
        self.isDanger = isDanger
        self.isEnabled = isEnabled
        self.isChecked = isChecked
        self.startsGroup = startsGroup
    }
}
