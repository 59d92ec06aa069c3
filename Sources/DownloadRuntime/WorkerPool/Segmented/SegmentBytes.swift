import Glibc

/// The bytes of a segment in memory: on the heap, or the pages of an unnamed file.
final class SegmentBytes {
    private(set) var bytes: UnsafeMutableRawBufferPointer
    private let isMapped: Bool

    /// Takes a heap block over.
    init(block: UnsafeMutableRawPointer, count: Int) {
        bytes = UnsafeMutableRawBufferPointer(start: block, count: count)
        isMapped = false
    }

    /// Maps a file; writing changes only this mapping.
    ///
    /// Nil when the system refuses.
    init?(mapping descriptor: Int32, count: Int) {
        isMapped = true
        guard count > 0, let address = mmap(nil, count, PROT_READ | PROT_WRITE, MAP_PRIVATE, descriptor, 0),
            address != MAP_FAILED
        else {
            bytes = UnsafeMutableRawBufferPointer(start: nil, count: 0)
            return nil
        }
        bytes = UnsafeMutableRawBufferPointer(start: address, count: count)
    }

    deinit {
        if isMapped {
            if let address = bytes.baseAddress { munmap(address, bytes.count) }
        } else {
            free(bytes.baseAddress)
        }
    }
}
