import Synchronization

/// A range of a resource on its way into a file; the handle that its owner keeps while `TransferEngine.run` works.
///
/// The end may be lowered while it runs, which is how an idle connection steals from a busy one, and raised again when
/// the server refused the thief. Serves one run.
package final class FileTransfer: Sendable {
    /// Writes bytes at an offset of the file and gives the error number when that failed.
    ///
    /// Runs on the transfer thread.
    package typealias Writer = @Sendable (_ bytes: UnsafeRawBufferPointer, _ offset: Int64) -> Int32?

    /// What the owner says to an answer's head, before a byte is written.
    package enum Judgement: Hashable, Sendable {
        /// The body belongs at the transfer's offset; it ends at `end`, nil when nobody knows.
        case accept(end: Int64?)
        case refuse
    }

    /// How a run ended.
    ///
    /// In every case all bytes up to `marks.written` are written.
    package enum Ending: Hashable, Sendable {
        /// Everything up to the end is written.
        case complete
        /// The owner refused the answer's head; nothing was written.
        case refused(TransferResponse)
        /// The owner refused the first bytes, which are here; nothing was written.
        case refusedContent(TransferResponse, head: [UInt8])
        case failed(TransferError)
        /// `TransferEngine.stop` or a cancelled task ended it.
        case stopped
    }

    /// How far a transfer is.
    package struct Marks: Hashable, Sendable {
        /// The offset behind the last byte that arrived; some of it may still be in memory.
        package var received: Int64
        /// The offset behind the last byte that the writer took.
        package var written: Int64
        /// The offset behind the last byte to fetch; nil while unknown.
        package var end: Int64?
    }

    /// The fewest first bytes that `inspect` gets, unless the body is shorter.
    package static let inspectedBytes = 1024

    package let request: TransferRequest
    package let offset: Int64
    /// The task's own limit; nil for none.
    let limiter: BandwidthLimiter?
    let writer: Writer
    /// Decides from the head whether the body is wanted.
    ///
    /// Runs on the transfer thread: pure and quick.
    let judge: @Sendable (TransferResponse) -> Judgement
    /// Decides from the first bytes whether they are wanted.
    ///
    /// Runs on the transfer thread: pure and quick.
    let inspect: @Sendable (TransferResponse, UnsafeRawBufferPointer) -> Bool
    private let state: Mutex<State>

    private struct State {
        var marks: Marks
        var isStopped = false
        /// Whether bytes behind the end were thrown away, or the run is over: then the end holds.
        var isEndFinal = false
        /// The offset behind the last byte that the server will send; nil while unknown.
        var reach: Int64?
        var answer: Answer = .awaited(nil)

        /// What `acceptedResponse` gives; nil while it has to wait.
        var response: TransferResponse?? {
            if case .known(let response) = answer { .some(response) } else { nil }
        }
    }

    private enum Answer {
        /// Can transition to: `known`.
        case awaited(CheckedContinuation<TransferResponse?, Never>?)
        /// Nil: the run ended without an accepted answer. Can transition to: nothing.
        case known(TransferResponse?)
    }

    /// Describes a transfer.
    ///
    /// The body's first byte goes to `offset` of the file; `end` is the offset behind the last one, nil until the
    /// answer tells. The default of `inspect` takes anything.
    package init(
        _ request: TransferRequest, offset: Int64, end: Int64?, limiter: BandwidthLimiter? = nil,
        writer: @escaping Writer,
        judge: @escaping @Sendable (TransferResponse) -> Judgement,
        inspect: @escaping @Sendable (TransferResponse, UnsafeRawBufferPointer) -> Bool = { _, _ in true }
    ) {
        self.request = request
        self.offset = offset
        self.limiter = limiter
        self.writer = writer
        self.judge = judge
        self.inspect = inspect
        state = Mutex(State(marks: Marks(received: offset, written: offset, end: end), reach: end))
    }

    /// How far the transfer is, at this moment.
    package var marks: Marks { state.withLock { $0.marks } }

    /// The head of the answer that its owner accepted; nil before.
    package var response: TransferResponse? { state.withLock { $0.response ?? nil } }

    /// Lets the transfer end earlier, at `end` or where it is by now, whichever is later.
    ///
    /// - Returns: the end that holds from now on: no byte behind it will be written by this transfer.
    package func lowerEnd(to end: Int64) -> Int64 {
        state.withLock { state in
            let lowered = min(max(end, state.marks.received), state.marks.end ?? .max)
            state.marks.end = lowered
            return lowered
        }
    }

    /// Lets the transfer go on to a later end.
    ///
    /// - Returns: false when the server does not send that much or the transfer has come to its end; nothing changed then.
    package func raiseEnd(to end: Int64) -> Bool {
        state.withLock { state in
            guard !state.isStopped, !state.isEndFinal, let reach = state.reach, end <= reach else { return false }
            state.marks.end = max(end, state.marks.end ?? end)
            return true
        }
    }

    /// Waits for the head of the answer.
    ///
    /// One caller at a time.
    ///
    /// - Returns: nil when the transfer ended without an answer that its owner accepted.
    package func acceptedResponse() async -> TransferResponse? {
        await withCheckedContinuation { continuation in
            let known: TransferResponse?? = state.withLock { state in
                guard case .awaited = state.answer else { return state.response }
                state.answer = .awaited(continuation)
                return nil
            }
            if let known { continuation.resume(returning: known) }
        }
    }

    var isStopped: Bool { state.withLock { $0.isStopped } }

    /// Makes the next piece of the body pause the connection.
    func markStopped() {
        state.withLock { $0.isStopped = true }
    }

    func accept(_ response: TransferResponse, end: Int64?) {
        state.withLock { state in
            // A thief may have lowered the end meanwhile.
            guard let end else { return }
            state.reach = end
            state.marks.end = min(end, state.marks.end ?? .max)
        }
        settle(response)
    }

    /// Answers whoever waits for the head; nothing happens the second time.
    func settle(_ response: TransferResponse?) {
        let waiter: CheckedContinuation<TransferResponse?, Never>? = state.withLock { state in
            guard case .awaited(let waiter) = state.answer else { return nil }
            state.answer = .known(response)
            return waiter
        }
        waiter?.resume(returning: response)
    }

    /// Claims room for arriving bytes.
    ///
    /// - Returns: how many of them lie before the end; nil when the transfer is stopped.
    func claim(_ count: Int) -> Int? {
        state.withLock { state in
            guard !state.isStopped else { return nil }
            let room = state.marks.end.map { Int(clamping: $0 - state.marks.received) } ?? .max
            let taken = max(0, min(count, room))
            if taken < count { state.isEndFinal = true }
            state.marks.received += Int64(taken)
            return taken
        }
    }

    /// From here on the end is what it is.
    func fixEnd() {
        state.withLock { $0.isEndFinal = true }
    }

    func setWritten(_ offset: Int64) {
        state.withLock { $0.marks.written = offset }
    }

    /// Forgets bytes that arrived but will not be written.
    func dropUnwritten() {
        state.withLock { $0.marks.received = $0.marks.written }
    }
}
