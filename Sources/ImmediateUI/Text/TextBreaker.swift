/// Breaks text into lines: at spaces where it can, between graphemes where it must, with an ellipsis at the end of the
/// last line that is allowed.
struct TextBreaker {
    let style: TypeStyle
    let measurer: any TextMeasuring
    /// Layout rounds sizes up to device pixels; text that fits but for this much is not cut.
    private let tolerance: Float = 0.51

    init(style: TypeStyle, measurer: any TextMeasuring) {
        self.style = style
        self.measurer = measurer
    }

    /// Breaks `text`.
    ///
    /// - Parameters:
    ///   - text: What to set; a newline forces a break.
    ///   - width: The width of the box in logical pixels.
    ///   - maxLines: The most lines, 0 for no limit.
    /// - Returns: At least one line.
    func `break`(_ text: String, width: Float, maxLines: Int) -> TextBlock {
        if maxLines == 1 { return singleLine(text, width: width) }
        var lines: [String] = []
        for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
            lines.append(contentsOf: paragraphLines(paragraph, width: width))
        }
        let isTruncated = maxLines > 0 && lines.count > maxLines
        if isTruncated {
            let rest = lines[(maxLines - 1)...].joined(separator: " ")
            lines = Array(lines[..<(maxLines - 1)]) + [truncate(rest, width: width)]
        }
        return TextBlock(lines: lines, widths: lines.map(measure), isTruncated: isTruncated)
    }

    private func singleLine(_ text: String, width: Float) -> TextBlock {
        let full = measure(text)
        if full <= width + tolerance {
            return TextBlock(lines: [text], widths: [full], isTruncated: false)
        }
        let cut = truncate(text, width: width)
        return TextBlock(lines: [cut], widths: [measure(cut)], isTruncated: true)
    }

    private func paragraphLines(_ paragraph: Substring, width: Float) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in paragraph.split(separator: " ", omittingEmptySubsequences: false) {
            let candidate = line.isEmpty ? String(word) : line + " " + word
            if fits(candidate, width) {
                line = candidate
                continue
            }
            if !line.isEmpty { lines.append(line) }
            line = breakLongWord(String(word), width: width, into: &lines)
        }
        lines.append(line)
        return lines
    }

    /// Appends full lines of a word that is too long for one; returns what is left of it.
    private func breakLongWord(_ word: String, width: Float, into lines: inout [String]) -> String {
        var rest = word
        while !fits(rest, width) {
            let count = max(1, prefixCount(of: rest, width: width))
            if count >= rest.count { break }
            lines.append(String(rest.prefix(count)))
            rest = String(rest.dropFirst(count))
        }
        return rest
    }

    /// The longest beginning that fits together with an ellipsis; cut between graphemes, without a space at the end.
    func truncate(_ text: String, width: Float) -> String {
        let ellipsis = measure("…")
        var count = prefixCount(of: text, width: width - ellipsis)
        while count > 0 {
            var head = text.prefix(count)
            while head.last == " " { head = head.dropLast() }
            let candidate = head + "…"
            if fits(String(candidate), width) { return String(candidate) }
            count -= 1
        }
        return "…"
    }

    /// How many graphemes fit, by how far the carets of the whole text lie apart; letters may run either way.
    private func prefixCount(of text: String, width: Float) -> Int {
        let carets = measurer.caretPositions(in: text, style: style)
        var (least, most) = (carets.first ?? 0, carets.first ?? 0)
        for (index, caret) in carets.enumerated() {
            least = min(least, caret)
            most = max(most, caret)
            if most - least > width + tolerance { return max(0, index - 1) }
        }
        return max(0, carets.count - 1)
    }

    private func fits(_ text: String, _ width: Float) -> Bool {
        measure(text) <= width + tolerance
    }

    private func measure(_ text: String) -> Float {
        measurer.width(of: text, in: style)
    }
}
