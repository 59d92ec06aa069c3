import Glibc
import MediaModel

/// A finished part file and the download whose name it gets.
struct Publication: Sendable {
    /// The name that a file got, and its size.
    struct Name: Sendable {
        var path: String
        var size: ByteCount
    }

    /// Files under this size share a job of the disk: 1 MiB.
    ///
    /// A larger one's sync would keep the others waiting.
    private static let smallSize = ByteCount.mebibytes(1)

    let ticket: WorkTicket
    let file: PartialFile

    /// Whether it may share a job with others.
    var isSmall: Bool {
        let download = ticket.stored.download
        return download.request.checksum == nil && download.progress.total.map { $0 < Self.smallSize } ?? false
    }

    /// The size of the finished part file; what was promised and what is there must agree before it gets its name.
    ///
    /// Blocks.
    func checkedSize() throws(DownloadFailure) -> ByteCount {
        guard let size = Disk.fileSize(at: file.path) else {
            throw DownloadFailure(systemError: ENOENT, doing: "looking at \(file.path)")
        }
        try check(size)
        return size
    }

    /// The name that the file shall have; it gets the first free one like it.
    ///
    /// Blocks.
    func wantedPath() -> String {
        let stored = ticket.stored
        guard stored.isEndingOpen,
            let head = try? PartialFileHandle(reading: file.path).read(MediaEnding.headLength, at: 0)
        else { return stored.targetPath }
        let path = stored.path(forFileWith: head)
        // Another download promised itself that name.
        return Disk.exists(path + PartialFile.suffix) ? stored.targetPath : path
    }

    private func check(_ size: ByteCount) throws(DownloadFailure) {
        if let total = ticket.stored.download.progress.total, total != size {
            throw DownloadFailure(
                .damaged, sentence: "The file arrived damaged. Retry fetches only the broken part.",
                cause: "\(file.path) holds \(size.rawValue) bytes instead of \(total.rawValue)")
        }
    }

    /// Gives files their names, each as safe as `PartialFile.publish` does, and syncs each of their folders once.
    ///
    /// Blocks; `DiskQueue` runs it.
    static func publish(_ publications: [Publication]) -> [Result<Name, DownloadFailure>] {
        let results = publications.map { publication in
            Result { () throws(DownloadFailure) in
                let size = try publication.file.synchronizedSize()
                try publication.check(size)
                let path = try publication.file.giveNameToSynchronized(
                    publication.wantedPath(), ownPath: publication.ticket.stored.targetPath)
                return Name(path: path, size: size)
            }
        }
        let folders = results.compactMap { try? FilePath.parent(of: $0.get().path) }
        for folder in Set(folders) { PartialFile.synchronizeFolder(folder) }
        return results
    }
}
