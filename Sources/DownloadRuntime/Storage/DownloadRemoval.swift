package import MediaModel

/// Deletes what a download left on the disk.
package struct DownloadRemoval: Sendable {
    private static let subtitleEndings: Set<String> = ["srt", "vtt", "ass"]
    private static let pictureEndings: Set<String> = ["jpg", "jpeg", "png", "webp"]
    private static let pictures: Set<String> = ["poster", "backdrop", "fanart"]

    let stored: StoredDownload
    /// The media folder; empty folders below it go, too.
    let root: String

    package init(of stored: StoredDownload, root: String) {
        self.stored = stored
        self.root = root
    }

    /// Deletes what `cleanup` says; what is gone already is fine.
    package func run() throws(DownloadFailure) {
        if stored.cleanup == .nothing { return }
        try Disk.deleteFile(stored.partialFilePath)
        for entry in StreamFiles.entries(of: stored.partialFilePath) { try Disk.deleteFile(entry.path) }
        let finalPath = stored.download.finalPath ?? stored.targetPath
        if stored.cleanup == .everything, let file = stored.download.finalPath {
            try Disk.deleteFile(file)
            try deleteSidecars(of: file)
        }
        deleteEmptyFolders(above: finalPath)
    }

    /// Subtitles and pictures that carry the file's name; in a film's own folder also `poster.*` and `backdrop.*`.
    ///
    /// They stay as long as another file with another ending has that name: nobody knows whose they are.
    private func deleteSidecars(of file: String) throws(DownloadFailure) {
        let folder = FilePath.parent(of: file)
        let stem = FilePath.stem(of: file)
        let names = Disk.names(in: folder)
        if names.contains(where: { isFilm($0, named: stem) }) { return }
        for name in names where isSidecar(name, of: stem) {
            try Disk.deleteFile("\(folder)/\(name)")
        }
        let rest = Disk.names(in: folder)
        guard isInsideMediaFolder(folder), rest.allSatisfy(isFolderPicture) else { return }
        for name in rest { try Disk.deleteFile("\(folder)/\(name)") }
    }

    /// Whether a name is that of a finished or unfinished film, whatever its ending.
    private func isFilm(_ name: String, named stem: String) -> Bool {
        let isUnfinished = name.hasSuffix(PartialFile.suffix)
        let film = isUnfinished ? String(name.dropLast(PartialFile.suffix.count)) : name
        return FilePath.stem(of: film) == stem && DownloadDirectory.knownEnding(of: film) != nil
    }

    /// Whether a name is one that this program gives: the folder may be the user's own, with other files in it.
    private func isSidecar(_ name: String, of stem: String) -> Bool {
        let ending = Self.ending(of: name)
        let middle = FilePath.stem(of: name).dropFirst(stem.count)
        if name.hasPrefix("\(stem)."), Self.subtitleEndings.contains(ending) {
            return middle.isEmpty || SubtitleEndings.isMiddle(middle.dropFirst())
        }
        guard name.hasPrefix("\(stem)-"), Self.pictureEndings.contains(ending) else { return false }
        return Self.pictures.contains(String(middle.dropFirst()))
    }

    private func isFolderPicture(_ name: String) -> Bool {
        Self.pictures.contains(FilePath.stem(of: name)) && Self.pictureEndings.contains(Self.ending(of: name))
    }

    private func deleteEmptyFolders(above path: String) {
        var folder = FilePath.parent(of: path)
        while isInsideMediaFolder(folder), Disk.deleteEmptyFolder(folder) {
            folder = FilePath.parent(of: folder)
        }
    }

    private func isInsideMediaFolder(_ folder: String) -> Bool {
        folder.hasPrefix("\(root)/zentrio/downloads/")
    }

    private static func ending(of name: String) -> String {
        guard let dot = name.lastIndex(of: ".") else { return "" }
        return name[name.index(after: dot)...].lowercased()
    }
}
