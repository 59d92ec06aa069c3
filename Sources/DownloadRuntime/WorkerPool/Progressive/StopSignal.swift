import Synchronization
import Transfer

/// Carries `stop()` from any thread to the transfers of a running try.
final class StopSignal: Sendable {
    private struct State {
        var isRaised = false
        var transfers: [ObjectIdentifier: FileTransfer] = [:]
    }

    private let engine: TransferEngine
    private let state = Mutex(State())

    init(engine: TransferEngine) {
        self.engine = engine
    }

    var isRaised: Bool { state.withLock { $0.isRaised } }

    /// Stops every transfer, now and later.
    func raise() {
        let transfers = state.withLock { state in
            state.isRaised = true
            return Array(state.transfers.values)
        }
        for transfer in transfers { engine.stop(transfer) }
    }

    /// Makes a transfer that is about to run hear the signal.
    func add(_ transfer: FileTransfer) {
        let isRaised = state.withLock { state in
            state.transfers[ObjectIdentifier(transfer)] = transfer
            return state.isRaised
        }
        if isRaised { engine.stop(transfer) }
    }

    func remove(_ transfer: FileTransfer) {
        state.withLock { $0.transfers[ObjectIdentifier(transfer)] = nil }
    }
}
