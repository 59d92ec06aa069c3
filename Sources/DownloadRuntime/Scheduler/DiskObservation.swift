package import MediaModel

/// What the shell saw of the disk of a folder or of one download.
package struct DiskObservation: Hashable, Sendable {
    /// The room that is left; nil when the disk cannot be asked.
    package var freeSpace: ByteCount?
    /// What the part file takes on the disk already; more than its bytes where room was reserved.
    package var allocated: ByteCount
    /// Whether the folder is there, or can be made where it belongs.
    package var folderExists: Bool

    package init(freeSpace: ByteCount?, allocated: ByteCount = .zero, folderExists: Bool) {
        self.freeSpace = freeSpace
        self.allocated = allocated
        self.folderExists = folderExists
    }
}

extension DiskObservation {
    /// Looks at the disk of one download; blocks.
    init(of stored: StoredDownload, freeSpace: (String) -> ByteCount?) {
        let folder = FilePath.parent(of: stored.partialFilePath)
        self.init(
            freeSpace: freeSpace(folder), allocated: StreamFiles.allocatedBytes(of: stored.partialFilePath),
            folderExists: PartialFile.canReach(folder))
    }
}
