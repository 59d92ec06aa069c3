import MediaModel

extension StoredDownload {
    /// The path for the finished file, whose first bytes are `head`.
    ///
    /// Where no name tells an ending, the bytes do; until they are there, `targetPath` ends in `.mp4`.
    func path(forFileWith head: [UInt8]) -> String {
        guard let ending = MediaEnding.of(head) else { return targetPath }
        return path(withEnding: ending)
    }

    /// The paths that the finished file may have got when nobody has taken down which.
    var possiblePaths: [String] {
        isEndingOpen ? [targetPath] + MediaEnding.all.map(path(withEnding:)) : [targetPath]
    }

    /// Whether only the file itself can tell its ending.
    var isEndingOpen: Bool {
        // A link that was followed anew may lead to a file of another kind than the path was made for.
        targetPath.hasSuffix(".mp4") && DownloadDirectory.namedEnding(of: download.request) != "mp4"
    }

    private func path(withEnding ending: String) -> String {
        String(targetPath.dropLast("mp4".count)) + ending
    }
}
