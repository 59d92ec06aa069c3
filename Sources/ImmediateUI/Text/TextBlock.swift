/// A text broken into lines for one width.
struct TextBlock: Hashable {
    var lines: [String]
    /// The width of each line in logical pixels.
    var widths: [Float]
    /// Whether something was left out behind an ellipsis.
    var isTruncated: Bool
}
