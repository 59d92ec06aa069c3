/// How large a button is.
package enum ButtonSize: Hashable, Sendable {
    case normal
    case large
    case small
}
