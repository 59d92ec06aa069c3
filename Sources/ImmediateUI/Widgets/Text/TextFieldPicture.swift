/// What a field paints: selection, text, the line under composed text, and the caret.
struct TextFieldPicture {
    var text: String
    /// The x of each caret position.
    var carets: [Float]
    /// The caret's x; nil while it is not to be seen.
    var caret: Float?
    var selection: Range<Int>
    var composition: Range<Int>?
    var scroll: Float
    /// How far the text stands off, so that a caret before it hides nothing.
    var lead: Float
    var type: TypeStyle
    var color: Color
    var caretColor: Color
    var selectionColor: Color

    func paint(_ rect: Rect, _ list: inout DrawList) {
        if !selection.isEmpty, let span = span(selection) {
            let marked = Rect(x: rect.x + span.from, y: rect.y, width: span.to - span.from, height: rect.height)
            list.append(.fill(marked, radii: CornerRadii(2), color: selectionColor))
        }
        if !text.isEmpty {
            list.append(.text(text, origin: Point(x: rect.x + lead - scroll, y: rect.y), style: type, color: color))
        }
        if let composition, let span = span(composition) {
            let line = Rect(x: rect.x + span.from, y: rect.maxY - 2, width: span.to - span.from, height: 1)
            list.append(.fill(line, radii: .zero, color: color))
        }
        if let caret {
            let line = Rect(x: (rect.x + caret - scroll).rounded(), y: rect.y, width: 2, height: rect.height)
            list.append(.fill(line, radii: .zero, color: caretColor))
        }
    }

    private func span(_ range: Range<Int>) -> (from: Float, to: Float)? {
        guard carets.indices.contains(range.lowerBound), carets.indices.contains(range.upperBound) else { return nil }
        let (one, other) = (carets[range.lowerBound], carets[range.upperBound])
        return (min(one, other) + lead - scroll, max(one, other) + lead - scroll)
    }
}
