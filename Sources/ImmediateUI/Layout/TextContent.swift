/// A text in the tree, with what layout made of it.
struct TextContent {
    var text: String
    var style: TypeStyle
    var color: Color
    /// 0 is no limit.
    var maxLines: Int
    var alignment: TextAlignment
    /// Whether the text may be cut short with an ellipsis; buttons never truncate.
    var mayTruncate: Bool
    /// Filled by layout.
    var lines: [String] = []
    /// The lines' widths, for alignment.
    var widths: [Float] = []
    var isTruncated = false
}
