package import MediaModel

/// What lies in a profile's media folder, told by its files alone: for a list that was lost.
package struct MediaInventory: Sendable {
    /// A video or sound file, finished or not.
    package struct File: Hashable, Sendable {
        /// The absolute path, without the ending of an unfinished file.
        package var path: String
        package var size: ByteCount
        package var isPartial: Bool
        package var item: MediaItem
    }

    /// Folders deeper than this hold nothing of ours.
    private static let deepest = 6
    /// Files that are taken in at most.
    private static let capacity = 100_000

    package let folder: String

    package init(folder: String) {
        self.folder = folder
    }

    /// Every file with a known ending, sorted by path; blocks.
    package func files() -> [File] {
        var found: [File] = []
        collect(folder, depth: 0, into: &found)
        return found.sorted { $0.path < $1.path }
    }

    private func collect(_ folder: String, depth: Int, into found: inout [File]) {
        guard depth <= Self.deepest else { return }
        for name in Disk.names(in: folder) where found.count < Self.capacity && name.first != "." {
            let path = "\(folder)/\(name)"
            if let size = Disk.fileSize(at: path) {
                let isUnfinishedLink = name.hasSuffix(PartialFile.suffix) && Disk.isLink(path)
                if !isUnfinishedLink, let file = file(path, size: size) { found.append(file) }
            } else if !Disk.isLink(path) {
                collect(path, depth: depth + 1, into: &found)
            }
        }
    }

    private func file(_ path: String, size: ByteCount) -> File? {
        let isPartial = path.hasSuffix(PartialFile.suffix)
        let final = isPartial ? String(path.dropLast(PartialFile.suffix.count)) : path
        guard DownloadDirectory.knownEnding(of: FilePath.name(of: final)) != nil else { return nil }
        let relative = final.dropFirst(folder.count + 1)
        return File(path: final, size: size, isPartial: isPartial, item: Self.item(ofFileAt: String(relative)))
    }

    /// Reads a title back from the name that `DownloadDirectory` gave it.
    package static func item(ofFileAt relativePath: String) -> MediaItem {
        let stem = FilePath.stem(of: relativePath)
        switch relativePath.split(separator: "/").first {
        case "Movies": return film(stem)
        case "Series": return episode(stem) ?? MediaItem(title: stem, kind: .clip)
        default: return MediaItem(title: stem, kind: .clip)
        }
    }

    private static func film(_ stem: String) -> MediaItem {
        guard let match = stem.wholeMatch(of: /(.+) \((\d{4})\)(?: \(\d+\))?/) else { return MediaItem(title: stem) }
        return MediaItem(title: String(match.1), year: Int(match.2))
    }

    private static func episode(_ stem: String) -> MediaItem? {
        guard let match = stem.wholeMatch(of: /(.+) - S(\d+)E(\d+)(?: - (.+))?/), let season = Int(match.2),
            let number = Int(match.3)
        else { return nil }
        return MediaItem(
            title: String(match.1), kind: .episode(season: season, number: number, name: match.4.map(String.init)))
    }
}
