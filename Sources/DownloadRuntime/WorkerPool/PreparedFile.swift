import MediaModel

/// A part file that was opened for a try to come, with what the ledger knows of it.
package struct PreparedFile: Sendable {
    let file: PartialFileHandle
    let state: ResumeState?

    /// Opens a download's part file; may take long where a disk sleeps.
    init(_ file: PartialFile, of id: DownloadID, ledger: any ChunkLedger) async throws {
        state = try await ledger.resumeState(of: id)
        // A folder that somebody removed is made anew, and the file begun again; never that of a disk that is away.
        self.file = try file.open(createsFolders: true)
    }

    /// The try does not come: an empty file is not left behind.
    func letGo() {
        if state == nil, Disk.fileSize(at: file.path) == .zero { try? PartialFile(path: file.path).remove() }
    }
}
