/// Measured and broken texts, kept from frame to frame.
///
/// Two generations bound it: when the young one is full it becomes the old one, and what is used again moves back.
struct TextCache {
    struct WidthKey: Hashable {
        var text: ExactText
        var style: TypeStyle
    }

    struct BlockKey: Hashable {
        var text: ExactText
        var style: TypeStyle
        var width: Float
        var maxLines: Int
    }

    /// How many entries a generation holds; a window of 1080p shows some 300 texts.
    var limit = 1024
    private var widths: [WidthKey: Float] = [:]
    private var oldWidths: [WidthKey: Float] = [:]
    private var blocks: [BlockKey: TextBlock] = [:]
    private var oldBlocks: [BlockKey: TextBlock] = [:]

    mutating func width(of text: String, in style: TypeStyle, measurer: any TextMeasuring) -> Float {
        let key = WidthKey(text: ExactText(text), style: style)
        if let width = widths[key] { return width }
        let width = oldWidths[key] ?? measurer.width(of: text, in: style)
        if widths.count >= limit {
            oldWidths = widths
            widths.removeAll(keepingCapacity: true)
        }
        widths[key] = width
        return width
    }

    mutating func block(_ key: BlockKey, measurer: any TextMeasuring) -> TextBlock {
        if let block = blocks[key] { return block }
        let block = oldBlocks[key] ?? makeBlock(key, measurer: measurer)
        if blocks.count >= limit {
            oldBlocks = blocks
            blocks.removeAll(keepingCapacity: true)
        }
        blocks[key] = block
        return block
    }

    private func makeBlock(_ key: BlockKey, measurer: any TextMeasuring) -> TextBlock {
        TextBreaker(style: key.style, measurer: measurer).break(key.text.text, width: key.width, maxLines: key.maxLines)
    }
}
