/// Reads the words and times of TTML (W3C), as `stpp` samples and files hold it; layout and fonts are left out.
struct TTMLReader {
    private struct Level {
        var name: String
        var start: Double
        var end: Double?
        var isItalic: Bool
        /// When the words in it are shown.
        var times: TTMLParagraph.Times?
        /// Whether the words in it are shown at once, although some may have times of their own.
        ///
        /// Those say when a word is sung or said.
        var isWhole: Bool
    }

    private(set) var cues: [SubtitleCue] = []
    private var levels: [Level] = []
    private var paragraph = TTMLParagraph()
    private var styles = TTMLStyles()
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
        if name == "tt" {
            readRates(attributes)
            styles = TTMLStyles()
        }
        if name == "style" { return styles.add(attributes) }
        if name == "br" { paragraph.addLineBreak() }
        guard !isEmpty else { return }
        if name == "p" { paragraph = TTMLParagraph() }
        levels.append(level(name, attributes, in: levels.last))
    }

    private mutating func level(_ name: String, _ attributes: [String: String], in parent: Level?) -> Level {
        let begin = attributes["begin"].flatMap(time)
        let start = (parent?.start ?? 0) + (begin ?? 0)
        let length = attributes["dur"].flatMap(time).map { start + $0 }
        let ownEnd = attributes["end"].flatMap(time).map { (parent?.start ?? 0) + $0 } ?? length
        let end = ownEnd ?? parent?.end
        let isItalic = styles.isItalic(attributes) ?? parent?.isItalic ?? false
        var level = Level(
            name: name, start: start, end: end, isItalic: isItalic, times: parent?.times,
            isWhole: parent?.isWhole ?? false)
        let isTimed = name == "p" || name == "span" && (begin != nil || ownEnd != nil)
        if isTimed, !level.isWhole {
            level.times = end.map { TTMLParagraph.Times(start: start, end: $0) }
            level.isWhole = ownEnd != nil
        }
        return level
    }

    private mutating func close(_ name: String) {
        guard let index = levels.lastIndex(where: { $0.name == name }) else { return }
        levels.removeSubrange(index...)
        guard name == "p" else { return }
        cues += paragraph.cues
        paragraph = TTMLParagraph()
    }

    private mutating func add(_ text: String) {
        guard let level = levels.last, levels.contains(where: { $0.name == "p" }) else { return }
        paragraph.add(text, times: level.times, isItalic: level.isItalic)
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
}
