import MediaModel

extension StoredDownload {
    /// A file that was found without its row: finished it is ready to watch, unfinished it waits for its link.
    init(found file: MediaInventory.File, of profile: ProfileID, position: Int, at now: Timestamp) {
        let request = DownloadRequest(
            profile: profile, item: file.item,
            stream: Stream(address: Self.lostAddress(of: file.path), byteCount: file.isPartial ? nil : file.size))
        let failure = DownloadFailure(
            .linkLost, sentence: "The list of downloads was lost, and this link with it. Paste it again to go on.",
            cause: "found without a row: \(file.path)")
        let download = Download(
            request: request, state: file.isPartial ? .failed : .completed,
            progress: DownloadProgress(downloaded: file.size, total: file.isPartial ? nil : file.size),
            failure: file.isPartial ? failure : nil, position: position, addedAt: now,
            finishedAt: file.isPartial ? nil : now, finalPath: file.isPartial ? nil : file.path)
        self.init(download: download, targetPath: file.path)
    }

    /// An address that leads nowhere (RFC 2606) and that no other file has.
    private static func lostAddress(of path: String) -> WebAddress {
        let name = PercentCoding.encoded(path)
        guard let address = try? WebAddress("http://link-lost.invalid/\(name)") else {
            preconditionFailure("an encoded path fits into an address")
        }
        return address
    }
}
