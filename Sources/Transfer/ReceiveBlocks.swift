import CCurl
import Glibc
import Synchronization

/// Keeps libcurl's receive buffers, which it frees at the end of each request and wants again for the next.
///
/// A fresh one of 512 KiB costs a small file more page faults than it has bytes. libcurl calls this in place of `malloc`
/// and `free`, from any thread.
final class ReceiveBlocks: Sendable {
    /// Those of libcurl, of which a process has one.
    static let shared = ReceiveBlocks()

    /// What counts as a receive buffer; libcurl wants nothing else of that size.
    private static let smallest = 256 * 1024
    /// More than this are seldom free at once.
    private static let most = 16

    /// The addresses of the free ones.
    private let blocks = Mutex<[UInt]>([])

    deinit {
        letGo()
    }

    /// A block of at least so many bytes; nil when there is no memory.
    func allocate(_ size: Int) -> UnsafeMutableRawPointer? {
        guard size >= Self.smallest else { return malloc(size) }
        let kept = blocks.withLock { blocks -> UInt? in
            let index = blocks.lastIndex { malloc_usable_size(UnsafeMutableRawPointer(bitPattern: $0)) >= size }
            return index.map { blocks.remove(at: $0) }
        }
        return kept.flatMap { UnsafeMutableRawPointer(bitPattern: $0) } ?? malloc(size)
    }

    /// Takes a block that nobody uses any more.
    func release(_ block: UnsafeMutableRawPointer?) {
        guard let block, malloc_usable_size(block) >= Self.smallest else { return free(block) }
        let isKept = blocks.withLock { blocks in
            guard blocks.count < Self.most else { return false }
            blocks.append(UInt(bitPattern: block))
            return true
        }
        if !isKept { free(block) }
    }

    /// Frees those that nobody uses.
    func letGo() {
        let free = blocks.withLock { blocks in
            defer { blocks = [] }
            return blocks
        }
        for block in free { Glibc.free(UnsafeMutableRawPointer(bitPattern: block)) }
    }
}
