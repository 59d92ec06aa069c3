import Synchronization

/// The first bytes of a unit as they arrived, before anything is decrypted or cut off.
final class SegmentHead: Sendable {
    /// How many are kept: 4 KiB.
    private static let most = 4_096

    private let state = Mutex<[UInt8]>([])

    var bytes: [UInt8] { state.withLock { $0 } }

    /// Takes bytes that belong at an offset.
    func note(_ bytes: UnsafeRawBufferPointer, at offset: Int64) {
        guard offset < Self.most else { return }
        state.withLock { head in
            guard offset == Int64(head.count) else { return }
            head.append(contentsOf: bytes.prefix(Self.most - head.count))
        }
    }
}
