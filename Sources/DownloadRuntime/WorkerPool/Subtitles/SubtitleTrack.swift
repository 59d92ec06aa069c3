/// The cues of one language, in order.
struct SubtitleTrack: Hashable, Sendable {
    /// Two cues with the same words count as one when so little time lies between them, in seconds.
    ///
    /// Segmented subtitles cut a cue at the border and repeat it.
    private static let joint = 0.05
    /// How many cues back one is looked for that goes on: more than are at one border.
    private static let memory = 64
    /// The latest time that is written, in seconds: what a file claims may be more than a number holds.
    private static let longest = 3_600_000_000.0

    private(set) var cues: [SubtitleCue] = []
    /// STYLE and REGION blocks of the first header.
    var header: [String] = []

    /// Adds cues; those that were there already are dropped, those that continue another one extend it.
    mutating func add(_ more: [SubtitleCue]) {
        for cue in more where cue.end > cue.start && cue.end > 0 && !cue.text.isEmpty {
            var cue = cue
            cue.start = max(0, cue.start)
            guard let index = cues.suffix(Self.memory).lastIndex(where: { continues($0, cue) }) else {
                cues.append(cue)
                continue
            }
            cues[index].end = max(cues[index].end, cue.end)
        }
    }

    /// Puts the cues into the order of their beginnings; those of one moment keep theirs.
    mutating func sort() {
        cues = cues.enumerated().sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }.map(\.element)
    }

    private func continues(_ before: SubtitleCue, _ cue: SubtitleCue) -> Bool {
        before.text == cue.text && before.settings == cue.settings && cue.start >= before.start - Self.joint
            && cue.start <= before.end + Self.joint
    }

    // MARK: Files

    /// The whole as WebVTT.
    var webVTT: String {
        var blocks = ["WEBVTT"] + header
        blocks += cues.map { cue in
            let settings = cue.settings.isEmpty ? "" : " \(cue.settings)"
            return "\(Self.time(cue.start, ".")) --> \(Self.time(cue.end, "."))\(settings)\n\(cue.text)"
        }
        return blocks.joined(separator: "\n\n") + "\n"
    }

    /// The whole as SubRip, which ffmpeg makes MP4's own subtitles of.
    var subRip: String {
        cues.enumerated().map { number, cue in
            "\(number + 1)\n\(Self.time(cue.start, ",")) --> \(Self.time(cue.end, ","))\n\(Self.subRipText(cue.text))\n"
        }.joined(separator: "\n")
    }

    /// A time such as "01:02:03.004".
    static func time(_ seconds: Double, _ point: String) -> String {
        let milliseconds = Int64((min(max(0, seconds), longest) * 1_000).rounded())
        let fields = [milliseconds / 3_600_000, milliseconds / 60_000 % 60, milliseconds / 1_000 % 60]
        let text = fields.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
        let rest = "\(milliseconds % 1_000)"
        return text + point + String(repeating: "0", count: 3 - rest.count) + rest
    }

    /// SubRip knows b, i and u; other tags and the entities go.
    private static func subRipText(_ text: String) -> String {
        var result = ""
        var rest = Substring(text)
        while let open = rest.firstIndex(of: "<") {
            result += rest[..<open]
            guard let close = rest[open...].firstIndex(of: ">") else {
                rest = rest[open...]
                break
            }
            let tag = rest[open...close]
            if ["<b>", "</b>", "<i>", "</i>", "<u>", "</u>"].contains(tag) { result += tag }
            rest = rest[rest.index(after: close)...]
        }
        return (result + rest).replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing(
            "&nbsp;", with: "\u{A0}"
        )
        .replacing("&lrm;", with: "").replacing("&rlm;", with: "").replacing("&amp;", with: "&")
    }
}
