import Dispatch
import Synchronization

/// Decodes pictures on a thread of its own, the last wanted first.
///
/// Its owner calls `stop()` before it goes. At most 64 pictures wait; the oldest request is dropped then, and the frame
/// that still wants it asks again.
nonisolated final class PictureDecoder: Sendable {
    /// A decoded picture; nil if the file is no picture.
    struct Result: Sendable {
        var key: PictureKey
        var bitmap: Bitmap?
    }

    private struct State {
        var waiting: [PictureKey] = []
        var finished: [Result] = []
        var dropped: [PictureKey] = []
        var isWorking = false
        var isStopped = false
    }

    private static let largestQueue = 64

    private let state = Mutex(State())
    private let queue = DispatchQueue(label: "zentrio.pictures", qos: .userInitiated)
    private let wake: @Sendable () -> Void

    /// Makes a decoder that is idle.
    ///
    /// - Parameter wake: Called on the decoder's thread when a result waits to be collected.
    init(wake: @escaping @Sendable () -> Void) {
        self.wake = wake
    }

    /// Asks for a picture.
    func request(_ key: PictureKey) {
        let mustStart = state.withLock { state in
            guard !state.isStopped else { return false }
            state.waiting.append(key)
            if state.waiting.count > Self.largestQueue { state.dropped.append(state.waiting.removeFirst()) }
            defer { state.isWorking = true }
            return !state.isWorking
        }
        if mustStart { queue.async { self.drain() } }
    }

    /// Whether something waits to be collected.
    var hasNews: Bool { state.withLock { !$0.finished.isEmpty || !$0.dropped.isEmpty } }

    /// Takes what has been decoded, and the requests that were dropped, since the last time.
    func collect() -> (finished: [Result], dropped: [PictureKey]) {
        state.withLock { state in
            defer {
                state.finished.removeAll()
                state.dropped.removeAll()
            }
            return (state.finished, state.dropped)
        }
    }

    /// Forgets what waits; a picture that is being decoded is finished and forgotten.
    func stop() {
        state.withLock { state in
            state.isStopped = true
            state.waiting.removeAll()
            state.finished.removeAll()
        }
    }

    private func drain() {
        while let key = next() {
            let bitmap = PictureFile.load(key)
            let isWanted = state.withLock { state in
                if !state.isStopped { state.finished.append(Result(key: key, bitmap: bitmap)) }
                return !state.isStopped
            }
            if isWanted { wake() }
        }
    }

    private func next() -> PictureKey? {
        state.withLock { state in
            let key = state.waiting.popLast()
            if key == nil { state.isWorking = false }
            return key
        }
    }
}
