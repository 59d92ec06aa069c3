/// The pointer's shape.
package enum CursorKind: Hashable, Sendable {
    case arrow
    case hand
    case text
}
