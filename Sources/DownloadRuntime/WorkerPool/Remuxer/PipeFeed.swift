import Glibc
import MediaModel
import Synchronization

/// What a child shall read: parts of stream files, in order and as far as they are complete, or a line of text.
///
/// Filled from anywhere; `ConfinedProcess` moves it into the child's pipe. Its bound: a span holds no bytes, and there is
/// one per file; a text is one line.
final class PipeFeed: Sendable {
    private enum Source {
        case file(PartialFileHandle)
        case text([UInt8])
    }

    private struct Span {
        var source: Source
        var begin: Int64
        var end: Int64

        /// What a failure calls it.
        var name: String {
            if case .file(let file) = source { file.path } else { "a text" }
        }

        /// Whether it ends at an offset of a file.
        func ends(at offset: Int64, of file: PartialFileHandle) -> Bool {
            if case .file(let own) = source { own === file && end == offset } else { false }
        }
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
            guard let last = state.spans.last, last.ends(at: begin, of: file) else {
                state.spans.append(Span(source: .file(file), begin: begin, end: end))
                return
            }
            state.spans[state.spans.count - 1].end = end
        }
    }

    /// Adds a text, short enough for an empty pipe.
    func add(_ text: String) {
        let bytes = Array(text.utf8)
        guard !bytes.isEmpty else { return }
        change { $0.spans.append(Span(source: .text(bytes), begin: 0, end: Int64(bytes.count))) }
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
        let count = Self.move(span, into: pipe)
        switch count {
        case 1...: return advance(by: Int64(count))
        case -Int(EAGAIN): return .full
        case -Int(EPIPE): return stop(nil)
        default:
            // Fewer bytes than were written means that somebody else cut the file.
            let code = count == 0 ? EIO : Int32(-count)
            return stop(DownloadFailure(systemError: code, doing: "reading \(span.name)"))
        }
    }

    /// How many bytes the pipe took, or minus the error number.
    private static func move(_ span: Span, into pipe: Int32) -> Int {
        switch span.source {
        case .file(let file):
            return file.move(Int(min(span.end - span.begin, Int64(pieceSize))), at: span.begin, into: pipe)
        case .text(let text):
            let count = text[Int(span.begin)...].withUnsafeBytes { write(pipe, $0.baseAddress, $0.count) }
            return count < 0 ? -Int(errno) : count
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
