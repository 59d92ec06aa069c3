import Synchronization

/// What the torture did so far.
final class TortureTally: Sendable, CustomStringConvertible {
    private struct Counts {
        var runs = 0
        var killPoints = 0
        var powerLosses = 0
        var injected = 0
        var serverFaults = 0
        var commands = 0
        var refetched = 0
        var mostRefetched = 0
        var mostUncommitted = 0
    }

    private let counts = Mutex(Counts())

    func ran() { counts.withLock { $0.runs += 1 } }
    func killed() { counts.withLock { $0.killPoints += 1 } }
    func lostPower() { counts.withLock { $0.powerLosses += 1 } }
    func injected(_ count: Int) { counts.withLock { $0.injected += count } }
    func servedFaults(_ count: Int) { counts.withLock { $0.serverFaults += count } }
    func commanded(_ count: Int) { counts.withLock { $0.commands += count } }

    /// Notes what one case cost: bytes that were sent although the file had them, and bytes that were sent and not committed
    /// when the program ended.
    func refetched(_ count: Int, uncommitted: Int) {
        counts.withLock { counts in
            counts.refetched += count
            counts.mostRefetched = max(counts.mostRefetched, count)
            counts.mostUncommitted = max(counts.mostUncommitted, uncommitted)
        }
    }

    var description: String {
        let counts = counts.withLock { $0 }
        return """
            \(counts.runs) runs, \(counts.killPoints) kill points, \(counts.powerLosses) power losses, \
            \(counts.injected) injected errors, \(counts.serverFaults) server faults, \(counts.commands) commands, \
            \(Self.mebibytes(counts.refetched)) refetched (at most \(Self.mebibytes(counts.mostRefetched)) in a case, \
            \(Self.mebibytes(counts.mostUncommitted)) uncommitted at a fault)
            """
    }

    private static func mebibytes(_ count: Int) -> String {
        let tenths = (count * 10 + 524_288) / 1_048_576
        return "\(tenths / 10).\(tenths % 10) MiB"
    }
}
