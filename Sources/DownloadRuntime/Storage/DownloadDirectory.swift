package import MediaModel

/// Decides where finished files go, with names that Kodi and Jellyfin also find.
package struct DownloadDirectory: Hashable, Sendable {
    /// The endings of files that are kept as they are; anything else is called `.mp4` until its bytes tell more.
    private static let knownEndings: Set<String> = [
        "mp4", "m4v", "mkv", "webm", "mov", "avi", "ts", "m2ts", "mts", "mpg", "mpeg", "vob", "ogv", "wmv", "asf",
        "flv", "3gp", "mp3", "m4a", "aac", "ogg", "oga", "opus", "flac", "wav",
    ]

    /// The absolute folder under which `zentrio/downloads/<profile>/` lies.
    package let root: String

    package init(root: String) {
        self.root = root
    }

    /// The folder of a profile.
    package func folder(of profile: ProfileID) -> String {
        "\(root)/zentrio/downloads/\(FileName.sanitised(profile.rawValue))"
    }

    /// The path for a request's finished file, if nobody has it yet.
    ///
    /// - Parameter request: what shall be saved.
    /// - Returns: an absolute path in a folder that may not be there yet.
    package func path(for request: DownloadRequest) -> String {
        let location = location(of: request)
        return "\(location.folder)/\(location.stem).\(Self.ending(of: request))"
    }

    private func location(of request: DownloadRequest) -> (folder: String, stem: String) {
        guard let folder = request.outputDirectory else { return mediaLocation(of: request) }
        return (Self.withoutLastSlash(folder), plainStem(of: request) ?? mediaLocation(of: request).stem)
    }

    private func mediaLocation(of request: DownloadRequest) -> (folder: String, stem: String) {
        let item = request.item
        let base = folder(of: request.profile)
        switch item.kind {
        case .film:
            let stem = FileName.sanitised(item.year.map { "\(item.title) (\($0))" } ?? item.title)
            return ("\(base)/Movies/\(stem)", stem)
        case .episode(let season, let number, let name):
            return episodeLocation(in: base, show: item.title, season: season, number: number, name: name)
        case .clip:
            return ("\(base)/Clips", FileName.sanitised(item.title))
        }
    }

    private func episodeLocation(
        in base: String, show: String, season: Int, number: Int, name: String?
    ) -> (folder: String, stem: String) {
        // The number must survive the cut of a long name, so the show's name is cut first.
        let show = FileName.sanitised(show, maximumBytes: 100)
        let mark = "S\(Self.padded(season))E\(Self.padded(number))"
        let stem = FileName.sanitised(["\(show) - \(mark)", name].compactMap(\.self).joined(separator: " - "))
        return ("\(base)/Series/\(show)/Season \(Self.padded(season))", stem)
    }

    /// In a folder that somebody chose, a plain file keeps the name that it has at its address; nil when it has none.
    private func plainStem(of request: DownloadRequest) -> String? {
        if let name = request.fileName {
            return FileName.sanitised(Self.knownEnding(of: name) == nil ? name : FilePath.stem(of: name))
        }
        let name = request.stream.address.lastPathComponent ?? ""
        guard request.stream.format == .progressive, Self.knownEnding(of: name) != nil else {
            return nil
        }
        let isOneName = !name.utf8.contains(UInt8(ascii: "/"))
        return FileName.sanitised(FilePath.stem(of: isOneName ? name : Self.withoutSlashes(name)))
    }

    /// Looks at scalars: a mark that follows a slash makes both one character.
    private static func withoutSlashes(_ name: String) -> String {
        String(String.UnicodeScalarView(name.unicodeScalars.map { $0 == "/" ? "-" : $0 }))
    }

    private static func withoutLastSlash(_ folder: String) -> String {
        guard folder.utf8.count > 1, folder.utf8.last == UInt8(ascii: "/") else { return folder }
        return String(Substring(folder.utf8.dropLast()))
    }

    private static func ending(of request: DownloadRequest) -> String {
        namedEnding(of: request) ?? "mp4"
    }

    /// The ending of a request's file; nil when only the file itself can tell.
    static func namedEnding(of request: DownloadRequest) -> String? {
        // The parts of a stream are put together in an MP4 file, whatever name is wished for.
        guard request.stream.format == .progressive else { return "mp4" }
        let names = [request.fileName, request.stream.address.lastPathComponent].compactMap(\.self)
        return names.lazy.compactMap(knownEnding).first
    }

    /// The ending of a video or sound file, in lowercase; nil for any other name.
    static func knownEnding(of name: String) -> String? {
        guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
        let ending = name[name.utf8.index(after: dot)...].lowercased()
        return knownEndings.contains(ending) ? ending : nil
    }

    private static func padded(_ number: Int) -> String {
        number < 10 && number >= 0 ? "0\(number)" : "\(number)"
    }
}
