import MediaModel

/// A fetched picture and the place beside the film where it belongs.
package struct Artwork: Hashable, Sendable {
    package var bytes: [UInt8]
    /// "jpg", "png" or "webp".
    package var fileExtension: String

    package init(bytes: [UInt8], fileExtension: String) {
        self.bytes = bytes
        self.fileExtension = fileExtension
    }

    /// Where the poster of a finished download goes: `poster.<ext>` in a film's own folder, `<name>-poster.<ext>` elsewhere.
    func path(beside finalPath: String, of request: DownloadRequest) -> String {
        let folder = FilePath.parent(of: finalPath)
        let ending = FileName.sanitised(fileExtension, maximumBytes: 8)
        if request.outputDirectory == nil, case .film = request.item.kind { return "\(folder)/poster.\(ending)" }
        return "\(folder)/\(FilePath.stem(of: finalPath))-poster.\(ending)"
    }
}
