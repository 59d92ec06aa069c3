package import MediaModel

/// What a file's name tells: "Night.of.the.Living.Dead.1968.1080p.mkv" is a film of 1968.
package struct TitleGuess: Hashable, Sendable {
    package var title: String
    package var year: Int?
    package var season: Int?
    package var episode: Int?
    /// The words between the episode's number and the technical ones.
    package var episodeName: String?
    package var height: Int?

    package init(fileName: String) {
        let words = TitleGuess.words(of: fileName)
        height = StreamTraits(words.joined(separator: " ")).height
        let marker = words.firstIndex { TitleGuess.episode($0) != nil }
        let technical = words.dropFirst().firstIndex(where: TitleGuess.isTechnical) ?? words.endIndex
        let yearIndex = TitleGuess.yearIndex(words[..<technical])
        year = yearIndex.flatMap { TitleGuess.year(words[$0]) }
        let end = [marker, yearIndex, technical].compactMap(\.self).min() ?? words.endIndex
        title = TitleGuess.joined(words[..<end])
        if title.isEmpty { title = TitleGuess.joined(words[...]) }
        if let marker, let numbers = TitleGuess.episode(words[marker]) {
            season = numbers.season
            episode = numbers.number
            let stop = [technical, yearIndex].compactMap(\.self).filter { $0 > marker }.min() ?? words.endIndex
            let name = TitleGuess.joined(words[(marker + 1)..<max(marker + 1, stop)])
            episodeName = name.isEmpty ? nil : name
        }
    }

    /// Reads a file's name; without one, or one of blanks, the title is the name of the host, which is no file's name: its dots stay.
    package init(fileName: String?, at address: WebAddress) {
        self.init(fileName: fileName ?? "")
        if title.isEmpty { title = address.host }
    }

    package var item: MediaItem {
        guard let season, let episode else { return MediaItem(title: title, year: year) }
        return MediaItem(title: title, year: year, kind: .episode(season: season, number: episode, name: episodeName))
    }

    /// The words of a name without its extension.
    ///
    /// Dots and underscores are spaces, but a dot before a space ends an abbreviation: "Sherlock Jr. (1924)".
    private static func words(of fileName: String) -> [String] {
        var name = Substring(fileName)
        if MediaFileName.hasMediaExtension(fileName), let dot = name.lastIndex(of: ".") { name = name[..<dot] }
        let chunks = name.split { $0 == " " || $0 == "_" }
        return chunks.flatMap { chunk in
            let words = chunk.split(separator: ".").map(String.init)
            guard chunk.last == ".", chunks.count > 1, let last = words.last else { return words }
            return words.dropLast() + [last + "."]
        }
    }

    private static func bare(_ word: String) -> String {
        let brackets: Set<Character> = ["(", ")", "[", "]", "{", "}"]
        return word.filter { !brackets.contains($0) }
    }

    /// The last year that is not the first word: "1917" and "2001 A Space Odyssey" begin with their title.
    private static func yearIndex(_ words: ArraySlice<String>) -> Int? {
        words.indices.dropFirst().last { year(words[$0]) != nil }
    }

    /// A year from the first film to some years ahead; "Blade Runner 2049" is none.
    private static func year(_ word: String) -> Int? {
        Int(bare(word)).flatMap { (1888...2039).contains($0) && bare(word).count == 4 ? $0 : nil }
    }

    /// What "S01E02", "S01E02-E03" and "1x02" say.
    ///
    /// By hand: a regular expression costs fifty times as much, and ten thousand names may come at once.
    private static func episode(_ word: String) -> (season: Int, number: Int)? {
        var rest = Substring(bare(word).lowercased())
        let isSpelled = take("s", from: &rest)
        guard let season = takeNumber(of: 1...2, from: &rest), take(isSpelled ? "e" : "x", from: &rest),
            let number = takeNumber(of: isSpelled ? 1...3 : 2...3, from: &rest)
        else { return nil }
        if isSpelled, !rest.isEmpty {
            _ = take("-", from: &rest)
            guard take("e", from: &rest), takeNumber(of: 1...3, from: &rest) != nil else { return nil }
        }
        return rest.isEmpty ? (season, number) : nil
    }

    private static func take(_ character: Character, from rest: inout Substring) -> Bool {
        guard rest.first == character else { return false }
        rest.removeFirst()
        return true
    }

    private static func takeNumber(of length: ClosedRange<Int>, from rest: inout Substring) -> Int? {
        let digits = rest.prefix { ("0"..."9").contains($0) }
        guard length.contains(digits.count), let number = Int(digits) else { return nil }
        rest.removeFirst(digits.count)
        return number
    }

    private static func isTechnical(_ word: String) -> Bool {
        let word = bare(word)
        let traits = StreamTraits(word)
        let isLoose = ["hd", "sd", "web", "dd", "multi", "cam"].contains(word.lowercased())
        let extra: Set = ["proper", "repack", "remastered", "extended", "unrated", "dubbed", "subbed", "10bit", "8bit"]
        return !isLoose && (traits.height != nil || traits.origin != nil || !traits.codecs.isEmpty || traits.isHDR)
            || extra.contains(word.lowercased())
    }

    private static func joined(_ words: ArraySlice<String>) -> String {
        let dashes: Set<Character> = ["-", "–", " "]
        let text = words.joined(separator: " ")
        return String(text.drop { dashes.contains($0) }.reversed().drop { dashes.contains($0) }.reversed())
    }
}
