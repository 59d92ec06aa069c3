import MediaModel
import Synchronization

/// Lets the bodies of a lane arrive in its stream file, behind what is written, instead of in memory.
///
/// The transfer thread claims places; the session's writer clears them when the lengths were not what they seemed.
final class Landing: Sendable {
    fileprivate struct Claim {
        weak var body: SegmentBody?
    }

    fileprivate struct State {
        var plan = LandingPlan()
        var handle: PartialFileHandle?
        /// Whether the ledger may still name places of before, which nobody but the writer may write over.
        var isLedgerBehind = false
        /// Its bound: a body is one of a connection or one that waits for its turn.
        var claims: [ObjectIdentifier: Claim] = [:]
    }

    fileprivate let state = Mutex(State())

    /// Takes a place in the stream file for a body; nil when none is known.
    ///
    /// The caller holds the body's lock.
    func claim(_ segments: Range<Int>, count: Int64, for body: SegmentBody) -> FilePlace? {
        state.withLock { state in
            // The plan hears of every length, also before there is a file.
            guard let offset = state.plan.claim(segments, count: count), let handle = state.handle,
                !state.isLedgerBehind
            else { return nil }
            state.claims[ObjectIdentifier(body)] = Claim(body: body)
            return FilePlace(handle: handle, offset: offset)
        }
    }

    /// A body gave its place up, or what is there was taken.
    func release(_ body: ObjectIdentifier) {
        state.withLock { $0.claims[body] = nil }
    }

    /// The ledger names no other places than those that are claimed.
    func noteCommitted() {
        state.withLock { $0.isLedgerBehind = false }
    }

    /// The bytes before segment `next` end here.
    ///
    /// - Throws: a storage code when bodies that lie in the wrong place cannot be kept elsewhere.
    func noteWritten(
        _ handle: PartialFileHandle, file: Int, next: Int, at offset: Int64
    ) throws(DownloadFailure) {
        let displaced = state.withLock { state in
            let isForeseen = state.plan.noteWritten(file: file, next: next, at: offset)
            state.handle = handle
            return isForeseen ? [] : State.takeAll(&state)
        }
        try displace(displaced)
    }

    /// Makes room for bytes that are about to be written.
    ///
    /// - Throws: a storage code when bodies that lie there cannot be kept elsewhere.
    func noteWriting(_ count: Int, to run: StreamRun) throws(DownloadFailure) {
        let displaced = state.withLock { state in
            let end = run.written + Int64(count)
            return state.plan.noteWriting(file: run.record.file, from: run.written, to: end)
                ? [] : State.takeAll(&state)
        }
        try displace(displaced)
    }

    // Not under the lock: a body holds its own one while it claims.
    private func displace(_ bodies: [SegmentBody]) throws(DownloadFailure) {
        for body in bodies {
            if let code = body.leavePlace() { throw DownloadFailure(systemError: code, doing: "moving a segment") }
        }
    }
}

extension Landing.State {
    fileprivate static func takeAll(_ state: inout Landing.State) -> [SegmentBody] {
        defer { (state.claims, state.isLedgerBehind) = ([:], true) }
        return state.claims.values.compactMap(\.body)
    }
}
