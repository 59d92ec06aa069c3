extension RangePlan {
    /// A part of the file that one connection at a time fills from its beginning.
    struct Chunk: Hashable, Sendable {
        enum State: Hashable, Sendable {
            /// Nobody fetches it. Can transition to: `open`.
            case waiting
            /// A connection fetches it. Can transition to: `done` at its end; `waiting` when the connection ends before.
            case open
            /// All its bytes are written. Can transition to: nothing.
            case done
        }

        let id: ChunkID
        var begin: Int64
        var end: Int64?
        /// The offset behind the last byte that arrived.
        var received: Int64
        /// The offset behind the last byte that is written.
        var written: Int64
        /// The offset behind the last byte that is safe from a power loss.
        var durable: Int64
        /// Failures in a row without a new byte.
        private(set) var failures = 0
        /// How many connections were allowed when this one was opened.
        private(set) var capWhenOpened = 0
        /// Whether its connection was asked to end.
        var isClosing = false
        /// Whether its connection cannot fetch what follows.
        private var isExtensionRefused = false
        private var state: State
        private var openedAt: Int64

        init(id: ChunkID, begin: Int64, end: Int64?, written: Int64? = nil, durable: Int64? = nil) {
            self.id = id
            self.begin = begin
            self.end = end
            self.written = written ?? begin
            self.durable = durable ?? begin
            received = self.written
            openedAt = self.written
            state = self.written == end ? .done : .waiting
        }

        var isWaiting: Bool { state == .waiting }
        var isOpen: Bool { state == .open }
        var isDone: Bool { state == .done }

        var isUntouched: Bool { isWaiting && written == begin }
        var mayExtend: Bool { isOpen && !isClosing && !isExtensionRefused }

        /// Bytes that have not arrived; none while the size is unknown, for nobody can take a share of that.
        var rest: Int64 { end.map { $0 - received } ?? 0 }

        mutating func open(under cap: Int) {
            precondition(state == .waiting, "one connection fetches a chunk")
            capWhenOpened = cap
            state = .open
            openedAt = written
            isExtensionRefused = false
        }

        mutating func refuseExtension() {
            isExtensionRefused = true
        }

        mutating func finish(written: Int64) {
            stop(written: written)
            state = .done
        }

        mutating func stop(written: Int64) {
            isClosing = false
            self.written = max(self.written, written)
            received = self.written
            state = self.written == end ? .done : .waiting
        }

        /// Counts a failure; true when new bytes came before it.
        mutating func close(written: Int64) -> Bool {
            stop(written: written)
            let advanced = self.written > openedAt
            failures = advanced ? 1 : failures + 1
            return advanced
        }
    }
}
