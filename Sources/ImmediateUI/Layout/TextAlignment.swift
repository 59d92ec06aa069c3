/// Where the lines of a text stand in its box.
package enum TextAlignment: Hashable, Sendable {
    case leading
    case center
    case trailing
}
