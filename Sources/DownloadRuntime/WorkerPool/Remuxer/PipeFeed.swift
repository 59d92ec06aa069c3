import Glibc
import MediaModel
import Synchronization

/// What a child shall read: parts of stream files, in order and as far as they are complete.
///
/// Filled from anywhere; `ConfinedProcess` moves it into the child's pipe. Its bound: a span holds no bytes, and there is
/// one per file.
final class PipeFeed: Sendable {
    private struct Span {
        var file: PartialFileHandle
        var begin: Int64
        var end: Int64
    }

    private struct State {
        var spans: [Span] = []
        var isFinished = false
        var moved: Int64 = 0
        var failure: DownloadFailure?
        var wake: (@Sendable () -> Void)?
    }

    /// What a turn of `move` did.
    enum Turn {
        /// There is more to move.
        case moved
        /// The pipe has no room at the moment.
        case full
        /// Nothing is there to move yet.
        case empty
        /// Nothing more follows, or the child reads no more.
        case done
    }

    /// What one system call moves at most; also the size that the pipe is asked to have.
    static let pieceSize = 1 << 20

    private let state = Mutex(State())

    /// Bytes that the child's pipe has taken.
    var moved: Int64 { state.withLock { $0.moved } }

    /// Why nothing more could be read; nil while all is well.
    ///
    /// A child that reads no more is no failure of the feed.
    var failure: DownloadFailure? { state.withLock { $0.failure } }

    /// Adds a part of a file; its bytes must not change from now on.
    func add(_ file: PartialFileHandle, from begin: Int64, to end: Int64) {
        guard begin < end else { return }
        change { state in
            guard let last = state.spans.last, last.file === file, last.end == begin else {
                state.spans.append(Span(file: file, begin: begin, end: end))
                return
            }
            state.spans[state.spans.count - 1].end = end
        }
    }

    /// Nothing more follows: the child sees the end behind the last byte.
    func finish() {
        change { $0.isFinished = true }
    }

    /// Says whom to wake when there is something to do.
    func onChange(_ wake: @escaping @Sendable () -> Void) {
        state.withLock { $0.wake = wake }
    }

    /// Moves a piece into the pipe without waiting; one caller at a time.
    func move(into pipe: Int32) -> Turn {
        let (span, isFinished) = state.withLock { ($0.spans.first, $0.isFinished) }
        guard let span else { return isFinished ? .done : .empty }
        let count = span.file.move(Int(min(span.end - span.begin, Int64(Self.pieceSize))), at: span.begin, into: pipe)
        switch count {
        case 1...: return advance(by: Int64(count))
        case -Int(EAGAIN): return .full
        case -Int(EPIPE): return stop(nil)
        default:
            // Fewer bytes than were written means that somebody else cut the file.
            let code = count == 0 ? EIO : Int32(-count)
            return stop(DownloadFailure(systemError: code, doing: "reading \(span.file.path)"))
        }
    }

    private func advance(by count: Int64) -> Turn {
        state.withLock { state in
            state.moved += count
            state.spans[0].begin += count
            if state.spans[0].begin >= state.spans[0].end { state.spans.removeFirst() }
            return .moved
        }
    }

    private func stop(_ failure: DownloadFailure?) -> Turn {
        state.withLock { state in
            state.spans = []
            state.isFinished = true
            state.failure = failure
        }
        return .done
    }

    private func change(_ change: (inout State) -> Void) {
        let wake = state.withLock { state in
            // After a stop nobody reads on.
            if state.failure == nil { change(&state) }
            return state.wake
        }
        wake?()
    }
}
