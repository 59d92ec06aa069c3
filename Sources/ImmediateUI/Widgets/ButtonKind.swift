/// How a button stands out.
package enum ButtonKind: Hashable, Sendable {
    /// What the view is for; one in a view.
    case primary
    case secondary
    /// Without a background until the pointer is over it.
    case quiet
    /// Deletes something.
    case danger
}
