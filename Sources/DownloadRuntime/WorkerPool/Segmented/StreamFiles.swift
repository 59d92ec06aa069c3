import MediaModel

/// The files that lie beside the part file of a segmented download while it is under way.
///
/// All are called like the result, with something before the suffix: "Film.mp4.video-0-3.zentrio-part".
enum StreamFiles {
    /// What a file is for.
    enum Kind: Hashable {
        /// Segments behind each other, by the number of the file.
        case stream(Int)
        /// A finished part of the title, by its number.
        case part(Int)
        /// What will lie beside the film, by what its name has behind the film's: "nl.vtt".
        case sidecar(number: Int, ending: String)
        /// Subtitles on their way into the film.
        case words(Int)
        /// The list of parts that ffmpeg joins.
        case list
        /// What ffmpeg writes.
        case merged
        case unknown
    }

    /// A file that is there.
    struct Entry: Hashable {
        var kind: Kind
        var path: String
    }

    /// What is there, without the part file itself.
    static func entries(of partialFilePath: String) -> [Entry] {
        let part = FilePath.name(of: partialFilePath)
        let folder = FilePath.parent(of: partialFilePath)
        let stem = "\(part.dropLast(PartialFile.suffix.count))."
        return Disk.names(in: folder).compactMap { name in
            guard name.hasPrefix(stem), name.hasSuffix(PartialFile.suffix), name != part else { return nil }
            let word = name.dropFirst(stem.count).dropLast(PartialFile.suffix.count)
            return Entry(kind: kind(of: word), path: "\(folder)/\(name)")
        }
    }

    /// The finished files that go with the result.
    static func sidecars(of partialFilePath: String) -> [PartialFile.Sidecar] {
        entries(of: partialFilePath).compactMap { entry in
            guard case .sidecar(_, let ending) = entry.kind else { return nil }
            return PartialFile.Sidecar(path: entry.path, ending: ending)
        }
    }

    /// What a download takes on its disk so far, whatever it consists of.
    static func allocatedBytes(of partialFilePath: String) -> ByteCount {
        let beside = entries(of: partialFilePath).map { Disk.allocatedBytes(at: $0.path) }
        return beside.reduce(Disk.allocatedBytes(at: partialFilePath), +)
    }

    static func path(_ kind: Kind, of partialFilePath: String) -> String {
        "\(partialFilePath.dropLast(PartialFile.suffix.count)).\(word(for: kind))\(PartialFile.suffix)"
    }

    private static func word(for kind: Kind) -> String {
        switch kind {
        case .stream(let number): "stream-0-\(number)"
        case .part(let number): "part-\(number)"
        case .sidecar(let number, let ending): "sidecar-\(number).\(ending)"
        case .words(let number): "words-\(number)"
        case .list: "list"
        case .merged: "merged"
        case .unknown: "unknown"
        }
    }

    private static func kind(of word: Substring) -> Kind {
        let fields = word.prefix { $0 != "." }.split(separator: "-", omittingEmptySubsequences: false)
        let number = fields.last.flatMap { Int($0) }
        switch (fields.first, fields.count, number) {
        case ("sidecar", 2, let number?):
            return .sidecar(number: number, ending: String(word.drop { $0 != "." }.dropFirst()))
        case ("part", 2, let number?): return .part(number)
        case ("words", 2, let number?): return .words(number)
        case (_, 3, let number?): return .stream(number)
        default: return word == "list" ? .list : word == "merged" ? .merged : .unknown
        }
    }
}
