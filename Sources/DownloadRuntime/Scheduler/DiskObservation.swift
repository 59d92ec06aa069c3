package import MediaModel

/// What the shell saw of the disk of one waiting download.
package struct DiskObservation: Hashable, Sendable {
    /// The room that is left; nil when the disk cannot be asked.
    package var freeSpace: ByteCount?
    /// What the part file takes on the disk already; more than its bytes where room was reserved.
    package var allocated: ByteCount
    /// Whether the folder of the part file is there.
    package var folderExists: Bool

    package init(freeSpace: ByteCount?, allocated: ByteCount = .zero, folderExists: Bool) {
        self.freeSpace = freeSpace
        self.allocated = allocated
        self.folderExists = folderExists
    }
}
