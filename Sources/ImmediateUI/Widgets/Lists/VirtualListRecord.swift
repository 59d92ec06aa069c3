/// A list of the running frame, to be looked at again once it is laid out.
struct VirtualListRecord {
    var id: WidgetID
    var node: Int32
    /// The scroll area around it.
    var area: WidgetID?
    /// Where the list was thought to begin in the area's content.
    var top: Float
    var viewport: Float
    /// Where its rows lie.
    var geometry: RowGeometry
    /// The rows that were declared, and their nodes.
    var rows: [(index: Int, node: Int32)]
}
