import Manifests
package import MediaModel

/// What a release name or a stream's description says: height, codecs, size, languages.
///
/// The text is cut into words, and only whole words count: "HDR" is not "HD", "DVD" is not "DV".
package struct StreamTraits: Hashable, Sendable {
    /// Where the picture comes from, "BluRay".
    package enum Origin: String, Hashable, Sendable {
        case bluRay = "Blu-ray"
        case web = "Web"
        case dvd = "DVD"
        case television = "TV"
        case cinema = "Cinema recording"
    }

    package var height: Int?
    package var origin: Origin?
    /// "H.264", "AAC 5.1": picture before sound.
    package var codecs: [String] = []
    package var isHDR = false
    package var isDolbyVision = false
    /// More than one language of sound, by its own word.
    package var isMultiAudio = false
    package var byteCount: ByteCount?
    /// BCP 47, in the order of the text.
    package var languages: [String] = []

    package init(_ text: String) {
        let words = StreamTraits.words(of: text)
        height = words.lazy.compactMap(StreamTraits.height).first ?? StreamTraits.softHeight(words)
        origin = words.lazy.compactMap { StreamTraits.origins[$0] }.first
        isHDR = words.contains { ["hdr", "hdr10", "hdr10+", "hdr10plus", "hlg"].contains($0) }
        isDolbyVision =
            words.contains("dv") || words.contains("dovi") || StreamTraits.has(["dolby", "vision"], in: words)
        isMultiAudio =
            words.contains("multi") || StreamTraits.has(["dual", "audio"], in: words) || words.contains("dualaudio")
        codecs = StreamTraits.codecs(words)
        byteCount = StreamTraits.size(text)
        languages = StreamTraits.languages(text, words)
    }

    /// Lowercased runs of letters, digits and plus signs; "blu-ray" and "web-dl" stay whole.
    private static func words(of text: String) -> [String] {
        var text = text.lowercased()
        for (loose, whole) in [
            ("blu-ray", "bluray"), ("web-dl", "webdl"), ("web-rip", "webrip"), ("h.26", "h26"), ("h 26", "h26"),
            ("dts-hd", "dtshd"),
        ] {
            text = text.split(separator: loose, omittingEmptySubsequences: false).joined(separator: whole)
        }
        return text.split { !$0.isLetter && !$0.isNumber && $0 != "+" }.map(String.init)
    }

    private static func has(_ run: [String], in words: [String]) -> Bool {
        words.indices.contains { words[$0...].starts(with: run) }
    }

    /// The height that a word states: "1080p", "1080i", "1920x1080".
    private static func height(_ word: String) -> Int? {
        let digits: Substring
        if word.hasSuffix("p") || word.hasSuffix("i") {
            digits = word.dropLast()
        } else if let times = word.firstIndex(of: "x"), Int(word[..<times]) != nil {
            digits = word[word.index(after: times)...]
        } else {
            return nil
        }
        guard let height = Int(digits), (144...4320).contains(height) else { return nil }
        return height
    }

    /// The height that a name stands for, when no number says it.
    private static func softHeight(_ words: [String]) -> Int? {
        let names = ["8k": 4320, "4k": 2160, "uhd": 2160, "fhd": 1080, "fullhd": 1080, "hd": 720, "sd": 480]
        return words.lazy.compactMap { names[$0] }.first
    }

    private static let origins: [String: Origin] = [
        "bluray": .bluRay, "bdrip": .bluRay, "brrip": .bluRay, "bdremux": .bluRay, "remux": .bluRay,
        "web": .web, "webdl": .web, "webrip": .web, "dvd": .dvd, "dvdrip": .dvd, "dvd5": .dvd, "dvd9": .dvd,
        "hdtv": .television, "pdtv": .television, "tvrip": .television, "dvb": .television,
        "cam": .cinema, "hdcam": .cinema, "telesync": .cinema, "hdts": .cinema, "telecine": .cinema,
    ]

    private static let pictures = [
        "x264": "H.264", "h264": "H.264", "avc": "H.264", "x265": "HEVC", "h265": "HEVC", "hevc": "HEVC",
        "av1": "AV1", "vp9": "VP9", "xvid": "MPEG-4", "divx": "MPEG-4",
    ]
    private static let sounds = [
        "truehd": "TrueHD", "dtshd": "DTS-HD", "dts": "DTS", "ddp": "E-AC-3", "dd+": "E-AC-3", "eac3": "E-AC-3",
        "ddp5": "E-AC-3", "dd+5": "E-AC-3", "ac3": "AC-3", "dd5": "AC-3", "dd": "AC-3", "aac": "AAC",
        "aac5": "AAC", "aac2": "AAC", "flac": "FLAC", "opus": "Opus", "mp3": "MP3",
    ]

    private static func codecs(_ words: [String]) -> [String] {
        let picture = words.lazy.compactMap { StreamTraits.pictures[$0] }.first
        let sound = words.lazy.compactMap { StreamTraits.sounds[$0] }.first.map { $0 + channels(words) }
        return [picture, sound].compactMap(\.self)
    }

    /// " 5.1" when the words say so; stereo is not worth a word.
    private static func channels(_ words: [String]) -> String {
        for (front, back) in [("7", "1"), ("5", "1")] {
            let isThere = words.indices.dropLast().contains { index in
                let before = words[index]
                return words[index + 1] == back
                    && (before == front
                        || before.hasSuffix(front) && before.count > 1 && before.first?.isLetter == true)
            }
            if isThere { return " \(front).\(back)" }
        }
        return ""
    }

    /// The first "1.4 GB", "700 MiB" of a text; a comma is a decimal sign too.
    private static func size(_ text: String) -> ByteCount? {
        guard hasUnit(text) else { return nil }
        let pattern = /(\d+(?:[.,]\d+)?)\s?([KMGT])(i?)B\b/.ignoresCase()
        guard let match = text.firstMatch(of: pattern) else { return nil }
        let digits = String(match.1.map { $0 == "," ? "." : $0 })
        guard let number = Double(digits), let power = ["k", "m", "g", "t"].firstIndex(of: match.2.lowercased()) else {
            return nil
        }
        var bytes = number
        for _ in 0...power { bytes *= match.3.isEmpty ? 1000 : 1024 }
        return bytes < 1e15 ? ByteCount(Int64(bytes)) : nil
    }

    /// Whether "kB", "MiB" or their like is anywhere: looking costs a hundredth of a regular expression.
    private static func hasUnit(_ text: String) -> Bool {
        var (last, lastButOne) = (UInt8(0), UInt8(0))
        for byte in text.utf8 {
            let letter = byte | 0x20
            if letter == UInt8(ascii: "b"), "kmgt".utf8.contains(last == UInt8(ascii: "i") ? lastButOne : last) {
                return true
            }
            (last, lastButOne) = (letter, last)
        }
        return false
    }

    private static func languages(_ text: String, _ words: [String]) -> [String] {
        var found: [String] = []
        for tag in flags(text) + words.compactMap(LanguageTag.tag(ofWord:)) where !found.contains(tag) {
            found.append(tag)
        }
        return found
    }

    private static let languagesByCountry = [
        "GB": "en", "US": "en", "DE": "de", "FR": "fr", "IT": "it", "ES": "es", "MX": "es", "PT": "pt",
        "BR": "pt-BR",
        "RU": "ru", "UA": "uk", "PL": "pl", "NL": "nl", "SE": "sv", "NO": "no", "DK": "da", "FI": "fi", "CZ": "cs",
        "HU": "hu", "RO": "ro", "GR": "el", "TR": "tr", "JP": "ja", "KR": "ko", "CN": "zh", "IN": "hi", "TH": "th",
    ]

    /// The languages of the flags in a text: two regional indicators name a country.
    private static func flags(_ text: String) -> [String] {
        text.compactMap { character in
            let letters = character.unicodeScalars.compactMap { scalar in
                (0x1F1E6...0x1F1FF).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0x1F1E6 + 65) : nil
            }
            guard letters.count == 2 else { return nil }
            return languagesByCountry[String(String.UnicodeScalarView(letters))]
        }
    }
}
