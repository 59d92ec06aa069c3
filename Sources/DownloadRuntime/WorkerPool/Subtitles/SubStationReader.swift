/// Reads SubStation Alpha, plain (SSA) and advanced (ASS): what is said and when, not how it looks.
enum SubStationReader {
    static func cues(_ text: String) -> [SubtitleCue] {
        var fields: [Substring] = []
        var cues: [SubtitleCue] = []
        for line in text.split(whereSeparator: \.isNewline) {
            if let format = value(of: "Format", in: line) {
                // The styles have a format, too; the one of the events comes last.
                fields = format.split(separator: ",").map(trimmed)
            } else if let event = value(of: "Dialogue", in: line), let cue = cue(event, fields) {
                cues.append(cue)
            }
        }
        return cues
    }

    private static func value(of name: String, in line: Substring) -> Substring? {
        guard line.hasPrefix(name + ":") else { return nil }
        return trimmed(line.dropFirst(name.count + 1))
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text.drop(while: \.isWhitespace)
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }

    private static func cue(_ event: Substring, _ fields: [Substring]) -> SubtitleCue? {
        // The text is the last field and may hold commas.
        let values = event.split(
            separator: ",", maxSplits: max(0, fields.count - 1), omittingEmptySubsequences: false)
        guard values.count == fields.count, let words = values.last,
            let start = fields.firstIndex(of: "Start").flatMap({ WebVTTReader.time(values[$0]) }),
            let end = fields.firstIndex(of: "End").flatMap({ WebVTTReader.time(values[$0]) })
        else { return nil }
        return SubtitleCue(start: start, end: end, text: plain(words))
    }

    /// The words with WebVTT's tags for what is slanted, bold or underlined; empty for a drawing.
    private static func plain(_ words: Substring) -> String {
        var result = ""
        var open: [Character] = []
        var rest = words
        while let first = rest.first {
            if first == "{", let end = rest.firstIndex(of: "}") {
                guard let tags = marks(rest[..<end], &open) else { return "" }
                result += tags
                rest = rest[rest.index(after: end)...]
            } else if first == "\\", let next = rest.dropFirst().first, "Nnh".contains(next) {
                result += next == "h" ? "\u{A0}" : "\n"
                rest = rest.dropFirst(2)
            } else {
                result += escapes[first] ?? String(first)
                rest = rest.dropFirst()
            }
        }
        return result + open.reversed().map { "</\($0)>" }.joined()
    }

    private static let escapes: [Character: String] = ["&": "&amp;", "<": "&lt;", ">": "&gt;"]

    /// The tags that an override such as "{\i1\an8}" begins and ends; nil when it begins a drawing.
    private static func marks(_ block: Substring, _ open: inout [Character]) -> String? {
        var result = ""
        for word in block.dropFirst().split(separator: "\\") {
            if word.first == "p", let scale = Int(word.dropFirst()), scale > 0 { return nil }
            guard let name = word.first, "ibu".contains(name), let strength = Int(word.dropFirst()) else { continue }
            if strength > 0, !open.contains(name) {
                open.append(name)
                result += "<\(name)>"
            } else if strength == 0, open.last == name {
                open.removeLast()
                result += "</\(name)>"
            }
        }
        return result
    }
}
