/// What a widget is, in words that AccessKit and AT-SPI share.
package enum AccessibilityRole: String, Hashable, Sendable, CaseIterable {
    case window
    case panel
    case pageTabList
    case pageTab
    case list
    case listItem
    case button
    case toggleButton
    case checkBox
    case radioButton
    case progressBar
    case slider
    case spinButton
    case entry
    case passwordEntry
    case comboBox
    case menu
    case menuItem
    case dialog
    case alert
    case label
    case heading
    case image
    case link
    case scrollPane
    case separator
    case statusBar
    case tooltip
}
