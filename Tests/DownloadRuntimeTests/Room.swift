import MediaModel
import Synchronization

/// The room on a disk that a test fills and empties.
final class Room: Sendable {
    private let state = Mutex(ByteCount.zero)

    var bytes: ByteCount { state.withLock { $0 } }

    func set(_ bytes: ByteCount) {
        state.withLock { $0 = bytes }
    }
}
