/// Puts a sample's subtitles beside a stream's segments, because ffmpeg writes them into no manifest.
struct StreamSubtitles {
    let film: SampleFilm

    /// The name and the text of every file beside the segments.
    ///
    /// - Parameter packaging: DASH takes the plain files, HLS a playlist for each.
    /// - Returns: them, in no order that matters.
    func files(for packaging: SampleStream.Packaging) -> [(name: String, text: String)] {
        SampleSubtitles.Language.allCases.flatMap { language in
            let plain = (
                name: "\(language.rawValue).vtt", text: SampleSubtitles(film: film, language: language).text(.webVTT)
            )
            return packaging == .dash
                ? [plain] : [plain, (name: "\(language.rawValue).m3u8", text: playlist(language))]
        }
    }

    /// The manifest with the subtitles in it, and with names for people.
    func added(to manifest: String, _ packaging: SampleStream.Packaging) -> String {
        packaging == .dash ? addedToDASH(manifest) : addedToHLS(manifest)
    }

    private func playlist(_ language: SampleSubtitles.Language) -> String {
        let seconds = film.sampleLength.components.seconds
        return """
            #EXTM3U
            #EXT-X-VERSION:7
            #EXT-X-TARGETDURATION:\(seconds)
            #EXT-X-PLAYLIST-TYPE:VOD
            #EXTINF:\(seconds),
            \(language.rawValue).vtt
            #EXT-X-ENDLIST

            """
    }

    private func addedToHLS(_ manifest: String) -> String {
        var lines: [String] = []
        for line in manifest.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if line.hasPrefix("#EXT-X-STREAM-INF:") {
                lines.append(line + ",SUBTITLES=\"subtitles\"")
            } else if line.hasPrefix("#EXT-X-MEDIA:") {
                lines.append(named(line))
            } else {
                lines.append(line)
            }
            if line.hasPrefix("#EXT-X-VERSION") {
                lines += SampleSubtitles.Language.allCases.map { language in
                    "#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID=\"subtitles\",NAME=\"\(language.name)\","
                        + "LANGUAGE=\"\(language.rawValue)\",AUTOSELECT=YES,URI=\"\(language.rawValue).m3u8\""
                }
            }
        }
        return lines.joined(separator: "\n")
    }

    /// ffmpeg calls a rendition "audio_2".
    private func named(_ line: String) -> String {
        for language in SampleSubtitles.Language.allCases where line.contains("LANGUAGE=\"\(language.rawValue)\"") {
            return line.replacing(/NAME="[^"]*"/, with: "NAME=\"\(language.name)\"")
        }
        return line
    }

    private func addedToDASH(_ manifest: String) -> String {
        let sets = SampleSubtitles.Language.allCases.map { language in
            """
            <AdaptationSet contentType="text" lang="\(language.rawValue)">
            <Representation id="\(language.rawValue)" mimeType="text/vtt" bandwidth="256">
            <BaseURL>\(language.rawValue).vtt</BaseURL>
            </Representation>
            </AdaptationSet>

            """
        }
        return manifest.replacing("</Period>", with: sets.joined() + "</Period>")
    }
}

extension SampleSubtitles.Language {
    /// What its speakers call it.
    var name: String {
        switch self {
        case .english: "English"
        case .german: "Deutsch"
        case .dutch: "Nederlands"
        }
    }
}
