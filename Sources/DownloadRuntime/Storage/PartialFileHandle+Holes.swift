import CLinux
import Glibc
import MediaModel

extension PartialFileHandle {
    /// Where a file that shall have `total` bytes has none: behind its end, and in its holes (`SEEK_HOLE`).
    ///
    /// Sorted. Some file systems know of no holes, and some keep written zeros as such. Blocks, for the disk too where a
    /// file system wants to know first what it has; `DiskQueue` runs it.
    func holes(in total: ByteCount) -> [Range<Int64>] {
        let end = min(size, total).rawValue
        // In memory nothing is reserved ahead, and a look for holes goes through every page.
        if end == total.rawValue, isInMemory, Disk.allocatedBytes(of: descriptor).rawValue >= end { return [] }
        var holes: [Range<Int64>] = []
        var offset: Int64 = 0
        while offset < end {
            let begin = Int64(zentrio_next_hole(descriptor, offset))
            guard begin >= offset, begin < end else { break }
            let data = Int64(zentrio_next_data(descriptor, begin))
            offset = data > begin ? min(data, end) : end
            holes.append(begin..<offset)
        }
        return end < total.rawValue ? holes + [end..<total.rawValue] : holes
    }

    /// Whether its path leads to it; false when somebody deleted it or put another file there.
    ///
    /// A folder that is gone is a disk that was unplugged: then the file is where it was.
    var isAtItsPath: Bool {
        var ours = stat()
        var found = stat()
        guard fstat(descriptor, &ours) == 0, lstat(path, &found) == 0 else {
            return errno != ENOENT || access(FilePath.parent(of: path), F_OK) != 0
        }
        if ours.st_ino == found.st_ino, ours.st_dev == found.st_dev { return true }
        // Some network file systems give one file two numbers.
        return ours.st_size == found.st_size && ours.st_mtim.tv_sec == found.st_mtim.tv_sec
            && ours.st_mtim.tv_nsec == found.st_mtim.tv_nsec
    }
}
