package import MediaModel

/// What the shell saw of the disk of one waiting download.
package struct DiskObservation: Hashable, Sendable {
    /// The room that is left; nil when the disk cannot be asked.
    package var freeSpace: ByteCount?
    /// Whether the folder of the part file is there.
    package var folderExists: Bool

    package init(freeSpace: ByteCount?, folderExists: Bool) {
        self.freeSpace = freeSpace
        self.folderExists = folderExists
    }
}
