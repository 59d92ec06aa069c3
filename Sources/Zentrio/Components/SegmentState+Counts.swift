import ImmediateUI

nonisolated extension SegmentState {
    /// The states of `total` segments of which the first `done` are there and the next `pending` are being fetched.
    static func states(done: Int, pending: Int, total: Int) -> [SegmentState] {
        let done = min(max(0, done), total)
        let pending = min(pending, total - done)
        return Array(repeating: .done, count: done) + Array(repeating: .pending, count: pending)
            + Array(repeating: .waiting, count: total - done - pending)
    }
}
