/// What a list of many rows remembers between frames.
struct VirtualListState {
    /// Only for rows that are measured.
    var heights: RowHeights?
    /// The row that had the focus, by its place and key.
    var focusedRow: (index: Int, key: String)?
    /// A row that is to be shown and focused, because of Home, End or a page key.
    var jump: Int?
    /// How many rows fit, for page keys.
    var pageRows = 1
    var count = 0
}
