import Glibc

/// The bytes of a segment in memory: on the heap, or the pages of an unnamed file.
final class SegmentBytes {
    /// What was decrypted on arrival.
    enum Decryption {
        /// Nothing: the bytes are as they came.
        case none
        case done
        /// The key is wrong, or the segment is cut.
        case failed
    }

    private(set) var bytes: UnsafeMutableRawBufferPointer
    /// Where they lie in a stream file already; nil when nowhere.
    let place: FilePlace?
    private(set) var decryption = Decryption.none
    /// The packets that tell the timestamps; nil when the bytes themselves must be read for that.
    private(set) var digest: [UInt8]?
    private let isMapped: Bool
    /// Whose memory it is; nil when it is this object's own.
    private let scratch: ScratchMemory?
    /// Bytes of the mapping before the first one that is wanted.
    private let lead: Int

    /// Takes a heap block over.
    init(block: UnsafeMutableRawPointer, count: Int) {
        bytes = UnsafeMutableRawBufferPointer(start: block, count: count)
        place = nil
        isMapped = false
        scratch = nil
        lead = 0
    }

    /// Reads a file into memory that is used again: these bytes are gone with the next ones.
    ///
    /// Nil when it is too large or cannot be read.
    init?(reading descriptor: Int32, count: Int, into scratch: ScratchMemory) {
        guard let bytes = scratch.read(descriptor, count: count) else { return nil }
        self.bytes = bytes
        place = nil
        isMapped = false
        self.scratch = scratch
        lead = 0
    }

    /// Maps a file; writing changes only this mapping.
    ///
    /// Nil when the system refuses.
    convenience init?(mapping descriptor: Int32, count: Int) {
        self.init(mapping: descriptor, from: 0, count: count, place: nil)
    }

    /// Maps what lies in a stream file.
    ///
    /// Nil when the system refuses.
    convenience init?(at place: FilePlace, count: Int) {
        self.init(mapping: place.handle.descriptor, from: place.offset, count: count, place: place)
    }

    private init?(mapping descriptor: Int32, from offset: Int64, count: Int, place: FilePlace?) {
        isMapped = true
        scratch = nil
        self.place = place
        // A mapping begins with a page.
        lead = Int(offset % Int64(sysconf(Int32(_SC_PAGESIZE))))
        guard count > 0,
            let address = mmap(
                nil, lead + count, PROT_READ | PROT_WRITE, MAP_PRIVATE, descriptor, off_t(offset) - lead),
            address != MAP_FAILED
        else {
            bytes = UnsafeMutableRawBufferPointer(start: nil, count: 0)
            return nil
        }
        bytes = UnsafeMutableRawBufferPointer(start: address + lead, count: count)
    }

    /// Says what is known of bytes that were looked at on arrival.
    func note(_ decryption: Decryption, digest: [UInt8]?) {
        (self.decryption, self.digest) = (decryption, digest)
    }

    deinit {
        if isMapped {
            if let address = bytes.baseAddress { munmap(address - lead, lead + bytes.count) }
        } else if scratch == nil {
            free(bytes.baseAddress)
        }
    }
}
