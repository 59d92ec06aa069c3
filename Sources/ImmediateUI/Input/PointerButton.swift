/// A button of the mouse.
package enum PointerButton: Hashable, Sendable {
    case primary
    case secondary
    case middle
}
