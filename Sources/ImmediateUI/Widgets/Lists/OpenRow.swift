/// The row of a list that is being declared.
struct OpenRow {
    var list: WidgetID
    var index: Int
    /// Where it is shown: its index, but while a row is on its way to another place.
    var place: Int
    var key: String
    var count: Int
    /// How far apart rows are, in logical pixels.
    var pitch: Float
    /// Whether it is on its way to another place.
    var isLifted: Bool
}
