/// A row of a list on its way to another place.
struct Reordering: Hashable {
    /// What moves it.
    enum Mode: Hashable {
        /// The pointer, which holds the row at this distance from its upper edge.
        case pointer(grip: Float)
        /// Arrow keys, until Enter drops it or Escape puts it back.
        case keys
    }

    var list: WidgetID
    var key: String
    var from: Int
    /// Where it would come to lie now.
    var to: Int
    var mode: Mode

    /// The place at which a row is shown meanwhile: the others make room.
    func slot(of index: Int) -> Int {
        if index == from { return to }
        if from < to, index > from, index <= to { return index - 1 }
        if to < from, index >= to, index < from { return index + 1 }
        return index
    }
}
