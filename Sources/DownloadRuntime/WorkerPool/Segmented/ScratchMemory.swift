import Glibc

/// Memory that a session uses again for one segment after the other.
///
/// Fresh memory costs a page fault for every page, which for a segment that is decrypted is as much as the decryption.
final class ScratchMemory {
    /// The largest segment that fits: 4 MiB, what ten seconds of a film in HD need.
    private static let limit = 4 << 20

    private var block = UnsafeMutableRawBufferPointer(start: nil, count: 0)

    deinit {
        block.deallocate()
    }

    /// Reads the beginning of a file; nil when it is too large or cannot be read.
    ///
    /// What was read before is gone.
    func read(_ descriptor: Int32, count: Int) -> UnsafeMutableRawBufferPointer? {
        guard count > 0, count <= Self.limit else { return nil }
        if block.count < count {
            block.deallocate()
            block = .allocate(byteCount: count, alignment: 16)
        }
        var done = 0
        while done < count {
            let piece = pread(descriptor, block.baseAddress?.advanced(by: done), count - done, off_t(done))
            if piece < 0, errno == EINTR { continue }
            guard piece > 0 else { return nil }
            done += piece
        }
        return UnsafeMutableRawBufferPointer(rebasing: block[..<count])
    }
}
