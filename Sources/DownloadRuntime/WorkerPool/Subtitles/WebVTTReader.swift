/// Reads WebVTT (W3C), one file or the segments of an HLS rendition behind each other.
struct WebVTTReader {
    /// Cues of one segment, on the time line that its header names.
    struct Segment: Hashable, Sendable {
        var cues: [SubtitleCue] = []
        /// Seconds that its X-TIMESTAMP-MAP adds to its times; nil without one.
        var mapOffset: Double?
    }

    private(set) var segments: [Segment] = []
    /// STYLE and REGION blocks of the first segment.
    private(set) var header: [String] = []

    init(_ text: String) {
        let lines = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n").split(
            separator: "\n", omittingEmptySubsequences: false)
        for block in lines.split(whereSeparator: { $0.allSatisfy(\.isWhitespace) }) { read(Array(block)) }
    }

    private mutating func read(_ block: [Substring]) {
        guard let first = block.first.map(Self.withoutMark) else { return }
        if first == "WEBVTT" || first.hasPrefix("WEBVTT ") || first.hasPrefix("WEBVTT\t") {
            segments.append(Segment())
            for line in block.dropFirst() where line.hasPrefix("X-TIMESTAMP-MAP=") {
                segments[segments.count - 1].mapOffset = Self.offset(line.dropFirst(16))
            }
            return
        }
        if first.hasPrefix("NOTE") { return }
        if first == "STYLE" || first == "REGION" {
            if segments.count == 1 { header.append(block.joined(separator: "\n")) }
            return
        }
        // A file without its first line still has its cues.
        if segments.isEmpty { segments.append(Segment()) }
        // The line before the times is the cue's name.
        guard let timing = block.prefix(2).firstIndex(where: { $0.contains("-->") }),
            var cue = Self.cue(block[timing])
        else { return }
        cue.text = block[(timing + 1)...].joined(separator: "\n")
        segments[segments.count - 1].cues.append(cue)
    }

    /// The line without a byte order mark, which may stand before every segment.
    private static func withoutMark(_ line: Substring) -> Substring {
        line.unicodeScalars.first == "\u{FEFF}" ? Substring(line.unicodeScalars.dropFirst()) : line
    }

    private static func cue(_ line: Substring) -> SubtitleCue? {
        let sides = line.split(separator: "-->", maxSplits: 1, omittingEmptySubsequences: false)
        guard sides.count == 2 else { return nil }
        let words = sides[1].split { $0 == " " || $0 == "\t" }
        guard let start = time(sides[0]), let last = words.first, let end = time(last) else { return nil }
        return SubtitleCue(start: start, end: end, text: "", settings: words.dropFirst().joined(separator: " "))
    }

    /// Reads "LOCAL:00:00:00.000,MPEGTS:900000" in either order (RFC 8216 §3.5).
    private static func offset(_ text: Substring) -> Double? {
        var local = 0.0
        var ticks: Double?
        for part in text.split(separator: ",") {
            let trimmed = part.drop(while: \.isWhitespace)
            if trimmed.hasPrefix("LOCAL:") { local = time(trimmed.dropFirst(6)) ?? 0 }
            if trimmed.hasPrefix("MPEGTS:") { ticks = Double(trimmed.dropFirst(7).filter { !$0.isWhitespace }) }
        }
        return ticks.map { $0 / 90_000 - local }
    }

    /// Reads "01:02:03.004", "02:03.004", and SubRip's comma.
    static func time(_ text: some StringProtocol) -> Double? {
        let fields = text.filter { !$0.isWhitespace }.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(fields.count) else { return nil }
        var seconds = 0.0
        for (place, field) in fields.enumerated() {
            let isLast = place == fields.count - 1
            guard let value = Double(isLast ? String(field).replacing(",", with: ".") : String(field)), value >= 0
            else {
                return nil
            }
            seconds = seconds * 60 + value
        }
        return seconds.isFinite ? seconds : nil
    }
}
