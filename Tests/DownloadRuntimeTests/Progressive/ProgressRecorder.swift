import MediaModel
import Synchronization

@testable import DownloadRuntime

/// Keeps what a download says of its progress, for tests that wait for some of it.
final class ProgressRecorder: Sendable {
    private struct State {
        var frames: [DownloadProgress] = []
        var waiters: [(count: ByteCount, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let state = Mutex(State())

    var frames: [DownloadProgress] { state.withLock { $0.frames } }

    func note(_ frame: DownloadProgress) {
        let ready = state.withLock { state in
            state.frames.append(frame)
            let ready = state.waiters.filter { $0.count <= frame.downloaded }
            state.waiters.removeAll { $0.count <= frame.downloaded }
            return ready.map(\.continuation)
        }
        for continuation in ready { continuation.resume() }
    }

    /// Waits until so many bytes are there; does not ask again and again, which would keep other tests from running.
    func reaches(_ count: ByteCount) async {
        await withCheckedContinuation { continuation in
            let isThere = state.withLock { state in
                if let last = state.frames.last, last.downloaded >= count { return true }
                state.waiters.append((count, continuation))
                return false
            }
            if isThere { continuation.resume() }
        }
    }
}
