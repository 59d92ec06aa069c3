/// What a screen reader wants done; the number is the element's identity.
package enum AccessibleRequest: Hashable, Sendable {
    case press(UInt64)
    case focus(UInt64)
    case scrollIntoView(UInt64)
    case setText(UInt64, String)
    case setValue(UInt64, Double)
}
