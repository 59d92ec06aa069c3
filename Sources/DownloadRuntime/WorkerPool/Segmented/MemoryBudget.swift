import MediaModel
import Synchronization

/// How many bytes may wait in memory, over all segments of a download.
final class MemoryBudget: Sendable {
    private let limit: Int
    private let used = Mutex(0)

    init(_ limit: ByteCount) {
        self.limit = Int(limit.rawValue)
    }

    /// Takes bytes; false when there are not so many left.
    func claim(_ count: Int) -> Bool {
        used.withLock { used in
            guard used + count <= limit else { return false }
            used += count
            return true
        }
    }

    func release(_ count: Int) {
        used.withLock { $0 -= count }
    }
}
