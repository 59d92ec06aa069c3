import CLinux
import Glibc
package import MediaModel

/// An open part file: the owner of its descriptor.
///
/// Every method may be called from any thread.
package final class PartialFileHandle: Sendable {
    /// Files under this size are not reserved.
    ///
    /// It is 5 MiB.
    package static let smallestReservation = ByteCount.mebibytes(5)

    package let path: String
    let descriptor: Int32

    init(path: String) throws(DownloadFailure) {
        // A link would have somebody else's file written, and published as this one.
        descriptor = Disk.uninterrupted { open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o644) }
        self.path = path
        guard descriptor < 0 else { return }
        let code = errno
        // /proc calls a file that it does not take unknown, as if its folder were not there.
        let isRefused = code == ENOENT && zentrio_shows_kernel(FilePath.parent(of: path)) != 0
        throw DownloadFailure(systemError: isRefused ? EPERM : code, doing: "opening \(path)")
    }

    /// Opens a file that is there, only to read it.
    init(reading path: String) throws(DownloadFailure) {
        descriptor = Disk.uninterrupted { open(path, O_RDONLY | O_CLOEXEC) }
        self.path = path
        guard descriptor >= 0 else { throw DownloadFailure(systemError: errno, doing: "opening \(path)") }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Writes all bytes at an offset (`pwrite`); gives the error number when that failed.
    package func write(_ bytes: UnsafeRawBufferPointer, at offset: Int64) -> Int32? {
        var rest = bytes
        var position = offset
        while let start = rest.baseAddress, !rest.isEmpty {
            let count = pwrite(descriptor, start, rest.count, off_t(position))
            if count < 0 {
                if errno == EINTR { continue }
                return errno
            }
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
            position += Int64(count)
        }
        return nil
    }

    /// Reads up to `count` bytes at an offset; fewer at the end of the file.
    ///
    /// - Throws: `inputOutput`.
    package func read(_ count: Int, at offset: Int64) throws(DownloadFailure) -> [UInt8] {
        var code: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            while initialized < count {
                let rest = UnsafeMutableRawBufferPointer(
                    rebasing: UnsafeMutableRawBufferPointer(buffer)[initialized...])
                let got = pread(descriptor, rest.baseAddress, rest.count, off_t(offset) + initialized)
                if got < 0 && errno == EINTR { continue }
                if got < 0 { code = errno }
                if got <= 0 { return }
                initialized += got
            }
        }
        guard code == 0 else { throw DownloadFailure(systemError: code, doing: "reading \(path)") }
        return bytes
    }

    /// The file's length.
    package var size: ByteCount {
        var information = stat()
        return fstat(descriptor, &information) == 0 ? ByteCount(information.st_size) : .zero
    }

    /// Cuts or extends the file (`ftruncate`).
    ///
    /// - Throws: a storage code.
    package func truncate(to size: ByteCount) throws(DownloadFailure) {
        guard Disk.uninterrupted({ ftruncate(descriptor, off_t(size.rawValue)) }) == 0 else {
            throw DownloadFailure(systemError: errno, doing: "truncating \(path)")
        }
    }

    /// Makes sure that the disk has room for a file of `total` bytes and for `reserve` beside it, and takes the file's.
    ///
    /// Where the file system cannot reserve, or lies in memory, only the free space is looked at. Blocks; `DiskQueue`
    /// runs it.
    ///
    /// - Throws: `diskFull` with the missing space; nothing is reserved then.
    package func reserve(_ total: ByteCount, leaving reserve: ByteCount = .zero) throws(DownloadFailure) {
        if let missing = missingSpace(for: total, leaving: reserve) {
            throw DownloadFailure.diskFull(missing: missing, cause: "reserving \(total.rawValue) bytes for \(path)")
        }
        guard total >= PartialFileHandle.smallestReservation, !isInMemory else { return }
        let before = size
        let code = zentrio_fallocate(descriptor, total.rawValue)
        guard code == ENOSPC || code == EDQUOT else { return }
        // A file system may have taken what there was; give it back.
        _ = ftruncate(descriptor, off_t(before.rawValue))
        throw diskFull(writing: total)
    }

    /// Makes everything that was written before this call safe from a power loss (`fdatasync`).
    ///
    /// Blocks; `DiskQueue` runs it.
    ///
    /// - Throws: `diskFull` or `inputOutput`.
    package func synchronize() throws(DownloadFailure) {
        while fdatasync(descriptor) != 0 {
            guard errno == EINTR else { throw DownloadFailure(systemError: errno, doing: "syncing \(path)") }
        }
    }

    /// The failure of a write that the disk had no room for.
    package func diskFull(writing total: ByteCount) -> DownloadFailure {
        // Some other process may have made room meanwhile: then what it takes is at least one block.
        let missing = missingSpace(for: total) ?? ByteCount(4096)
        return DownloadFailure.diskFull(missing: missing, cause: "writing \(path)")
    }

    /// Whether the file lies on a tmpfs.
    ///
    /// Reserving there gets every page one by one under the lock that writes need: a large file cost 40 % more CPU time.
    var isInMemory: Bool { zentrio_is_in_memory(descriptor) != 0 }

    /// How much more room a file of `total` bytes needs with `reserve` free beside it; nil when there is enough.
    private func missingSpace(for total: ByteCount, leaving reserve: ByteCount = .zero) -> ByteCount? {
        var volume = statvfs()
        var information = stat()
        guard fstatvfs(descriptor, &volume) == 0, fstat(descriptor, &information) == 0 else { return nil }
        let free = Int64(clamping: UInt64(volume.f_bavail)) * Int64(volume.f_frsize)
        let missing = total.rawValue - Int64(information.st_blocks) * 512 + reserve.rawValue - free
        return missing > 0 ? ByteCount(missing) : nil
    }
}
