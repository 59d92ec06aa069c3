/// What a reader can make a widget do.
package enum AccessibilityAction: String, Hashable, Sendable {
    case press
    case focus
    case expand
    case setText
    case setValue
    case scrollIntoView
}
