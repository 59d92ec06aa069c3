/// Reads the words and times of TTML (W3C), as `stpp` samples and files hold it; layout and fonts are left out.
struct TTMLReader {
    private struct Level {
        var name: String
        var start: Double
        var end: Double?
        var isItalic: Bool
    }

    private(set) var cues: [SubtitleCue] = []
    private var levels: [Level] = []
    private var words = ""
    private var frameRate = 30.0
    private var tickRate = 1.0

    /// Reads documents that may lie behind each other.
    init(_ text: String) {
        var reader = MarkupReader(text)
        while let token = reader.next() {
            switch token {
            case .open(let name, let attributes, let isEmpty): open(name, attributes, isEmpty: isEmpty)
            case .close(let name): close(name)
            case .text(let text): add(text)
            }
        }
    }

    private mutating func open(_ name: String, _ attributes: [String: String], isEmpty: Bool) {
        if name == "tt" { readRates(attributes) }
        if name == "br" { words += "\n" }
        guard !isEmpty else { return }
        let parent = levels.last
        let begin = attributes["begin"].flatMap(time) ?? 0
        let start = (parent?.start ?? 0) + begin
        let length = attributes["dur"].flatMap(time).map { start + $0 }
        let end = attributes["end"].flatMap(time).map { (parent?.start ?? 0) + $0 } ?? length ?? parent?.end
        let isItalic = name == "span" && attributes["fontStyle"] == "italic"
        if isItalic { words += "<i>" }
        levels.append(Level(name: name, start: start, end: end, isItalic: isItalic))
        if name == "p" { words = "" }
    }

    private mutating func close(_ name: String) {
        guard let index = levels.lastIndex(where: { $0.name == name }) else { return }
        let level = levels[index]
        levels.removeSubrange(index...)
        if level.isItalic { words += "</i>" }
        guard name == "p", let end = level.end else { return }
        let lines = words.split(separator: "\n").map(Self.trimmed).filter { !$0.isEmpty }
        if !lines.isEmpty {
            cues.append(SubtitleCue(start: level.start, end: end, text: lines.joined(separator: "\n")))
        }
        words = ""
    }

    private mutating func add(_ text: String) {
        guard levels.contains(where: { $0.name == "p" }) else { return }
        // Line breaks of the source are spaces; those of the words are `br`.
        let parts = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if text.first?.isWhitespace ?? false, !words.isEmpty, !words.hasSuffix("\n") { words += " " }
        words += parts.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        if text.last?.isWhitespace ?? false, !parts.isEmpty { words += " " }
    }

    private mutating func readRates(_ attributes: [String: String]) {
        frameRate = attributes["frameRate"].flatMap(Double.init) ?? 30
        if let parts = attributes["frameRateMultiplier"]?.split(separator: " ").compactMap({ Double($0) }),
            parts.count == 2, parts[1] > 0
        {
            frameRate *= parts[0] / parts[1]
        }
        tickRate = attributes["tickRate"].flatMap(Double.init) ?? 1
        if frameRate <= 0 { frameRate = 30 }
        if tickRate <= 0 { tickRate = 1 }
    }

    /// Reads "00:01:02.5", "00:01:02:12" with frames, "62.5s", "62500ms", "1500f", "625000t".
    private func time(_ text: String) -> Double? {
        let fields = text.split(separator: ":", omittingEmptySubsequences: false)
        if fields.count >= 3 {
            let numbers = fields.compactMap { Double($0) }
            guard numbers.count == fields.count, numbers.count <= 4 else { return nil }
            let frames = numbers.count == 4 ? numbers[3] / frameRate : 0
            return numbers[0] * 3_600 + numbers[1] * 60 + numbers[2] + frames
        }
        let units: [(String, Double)] = [
            ("ms", 0.001), ("h", 3_600), ("m", 60), ("s", 1), ("f", 1 / frameRate), ("t", 1 / tickRate),
        ]
        for (unit, seconds) in units where text.hasSuffix(unit) {
            return Double(text.dropLast(unit.count)).map { $0 * seconds }
        }
        return nil
    }

    private static func trimmed(_ line: Substring) -> String {
        var line = line
        while line.first?.isWhitespace ?? false { line.removeFirst() }
        while line.last?.isWhitespace ?? false { line.removeLast() }
        return String(line)
    }
}
