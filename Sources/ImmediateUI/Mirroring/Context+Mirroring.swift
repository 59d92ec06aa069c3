/// Between the widgets, which run from left to right, and the window.
extension Context {
    var isMirrored: Bool { direction == .rightToLeft }

    func mirrored(_ event: InputEvent) -> InputEvent {
        isMirrored ? event.mirrored(in: windowSize.width) : event
    }

    /// Turns a finished frame round if the window runs from right to left.
    func mirrored(_ frame: Frame) -> Frame {
        guard isMirrored else { return frame }
        let width = windowSize.width
        var frame = frame
        frame.drawList = frame.drawList.mirrored(in: width) { text, style in
            texts.width(of: text, in: style, measurer: measurer)
        }
        frame.accessibility.mirror(in: width)
        frame.textInput = frame.textInput?.mirrored(in: width)
        frame.unhandledKeys = frame.unhandledKeys.map(\.mirrored)
        return frame
    }

    /// The caret's places in a line, from where the line begins in this window.
    func caretPositions(in text: String, _ style: TypeStyle) -> [Float] {
        let carets = measurer.caretPositions(in: text, style: style)
        guard isMirrored else { return carets }
        let width = texts.width(of: text, in: style, measurer: measurer)
        return carets.map { width - $0 }
    }

    /// Whether a text's letters run against the window, so that the left and right keys change places in it.
    func runsAgainst(_ carets: [Float]) -> Bool {
        guard let first = carets.first, let last = carets.last else { return false }
        return last < first
    }
}

extension AccessibilityTree {
    fileprivate mutating func mirror(in width: Float) {
        for index in nodes.indices {
            nodes[index].frame = nodes[index].frame.mirrored(in: width)
            nodes[index].visibleFrame = nodes[index].visibleFrame.mirrored(in: width)
        }
    }
}
