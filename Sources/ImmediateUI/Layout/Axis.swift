/// How a box arranges its children.
package enum Axis: Hashable, Sendable {
    /// From left to right.
    case row
    /// From top to bottom.
    case column
    /// On top of each other, each aligned in the whole box.
    case stack
    /// In equal columns, row by row.
    case grid

    /// The dimension along which children follow each other: 0 is x, 1 is y, nil when they do not.
    var main: Int? {
        switch self {
        case .row: 0
        case .column: 1
        case .stack, .grid: nil
        }
    }
}
