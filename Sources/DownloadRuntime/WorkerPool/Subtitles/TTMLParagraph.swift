/// The words of one `p` of TTML, by when they are shown.
struct TTMLParagraph {
    /// Seconds.
    struct Times: Hashable {
        var start: Double
        var end: Double
    }

    /// Words that are shown at the same time.
    private struct Run {
        /// Nil while nobody has said when they end.
        var times: Times?
        /// Lines with WebVTT's tags.
        var text = ""
        /// Whether the text ends in slanted words, whose tag is still open.
        var isItalic = false
        /// What comes before the next words: nothing, a space, or a line break.
        var gap = ""

        mutating func append(_ words: String, isItalic: Bool) {
            if self.isItalic, !isItalic { text += "</i>" }
            if !text.isEmpty { text += gap }
            if isItalic, !self.isItalic { text += "<i>" }
            text += words
            self.isItalic = isItalic
            gap = ""
        }
    }

    private var runs: [Run] = []

    /// Adds text, whose line breaks are spaces.
    mutating func add(_ text: String, times: Times?, isItalic: Bool) {
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if text.first?.isWhitespace ?? false { addGap(" ") }
        guard !words.isEmpty else { return }
        if runs.isEmpty || runs.last?.times != times { runs.append(Run(times: times)) }
        let escaped = words.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        runs[runs.count - 1].append(escaped, isItalic: isItalic)
        if text.last?.isWhitespace ?? false { addGap(" ") }
    }

    mutating func addLineBreak() {
        addGap("\n")
    }

    /// A gap belongs to the words before it, whatever its own times: between words of one moment it is theirs.
    private mutating func addGap(_ gap: String) {
        guard let last = runs.indices.last, runs[last].gap != "\n" else { return }
        runs[last].gap = gap
    }

    /// The words of which the times are known.
    var cues: [SubtitleCue] {
        runs.compactMap { run in
            run.times.map {
                SubtitleCue(start: $0.start, end: $0.end, text: run.text + (run.isItalic ? "</i>" : ""))
            }
        }
    }
}
