/// The subtitles of a sample: one line a second that names the minute of the real film it stands for.
struct SampleSubtitles {
    /// The languages on offer; the raw value is ISO 639-2, as Stremio add-ons name them.
    enum Language: String, CaseIterable {
        case english = "eng"
        case german = "ger"
        case dutch = "dut"
    }

    /// The file formats on offer; the raw value is the extension.
    enum Format: String, CaseIterable {
        case subRip = "srt"
        case webVTT = "vtt"
    }

    let film: SampleFilm
    let language: Language

    func text(_ format: Format) -> String {
        let cues = (0..<Int(film.sampleLength.components.seconds)).map { cue(second: $0, format) }
        switch format {
        case .subRip: return cues.joined(separator: "\n")
        case .webVTT: return "WEBVTT\n\n" + cues.joined(separator: "\n")
        }
    }

    private func cue(second: Int, _ format: Format) -> String {
        let start = stamp(second, milliseconds: "000", format)
        let end = stamp(second, milliseconds: "900", format)
        return "\(second + 1)\n\(start) --> \(end)\n\(line(second: second))\n"
    }

    private func stamp(_ second: Int, milliseconds: String, _ format: Format) -> String {
        let seconds = second < 10 ? "0\(second)" : "\(second)"
        return "00:00:\(seconds)\(format == .subRip ? "," : ".")\(milliseconds)"
    }

    private func line(second: Int) -> String {
        guard second > 0 else { return film.episode.map { "\(film.title.name): \($0.name)" } ?? film.title.name }
        let length = Int(film.sampleLength.components.seconds)
        let passed = Int(film.runtime.components.seconds) * second / length
        let time = "\(passed / 60):\(passed % 60 < 10 ? "0" : "")\(passed % 60)"
        switch language {
        case .english: return "Here the film is at \(time)."
        case .german: return "Hier ist der Film bei \(time)."
        case .dutch: return "Hier is de film bij \(time)."
        }
    }
}
