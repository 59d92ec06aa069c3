import CCurl

/// What the transfer thread works on: the multi handle and the transfers in it.
///
/// Belongs to the transfer thread; `TransferExecutor.loop` sees to that.
final class TransferLoop {
    /// Names a transfer to whoever wants to flush or end it.
    typealias Key = ObjectIdentifier

    let configuration: TransferConfiguration
    private let multi: MultiHandle
    private var active: [Key: ActiveTransfer] = [:]
    private var keys: [UnsafeMutableRawPointer: Key] = [:]
    private var isShutDown = false
    /// Turns in a row in which running transfers brought little and none began or ended.
    private var thinTurns = 0

    init(multi: MultiHandle, configuration: TransferConfiguration) {
        self.multi = multi
        self.configuration = configuration
    }

    var isIdle: Bool { active.isEmpty }

    /// Starts a request; its sink hears of everything else, also when it cannot start.
    func start(_ request: TransferRequest, key: Key, sink: any TransferSink) {
        guard !isShutDown else { return sink.end(nil, error: TransferLoop.shutDownError) }
        guard let transfer = ActiveTransfer(request, sink: sink, configuration: configuration),
            multi.add(transfer.handle)
        else { return sink.end(nil, error: TransferError(.internalError, cause: "libcurl has no memory")) }
        active[key] = transfer
        thinTurns = 0
        keys[transfer.handle.pointer] = key
    }

    /// The sink of a transfer that has not ended.
    func sink(of key: Key) -> (any TransferSink)? {
        active[key]?.sink
    }

    /// Ends a transfer; nothing happens when it has ended already.
    func end(_ key: Key, with error: TransferError) {
        guard let transfer = take(key) else { return }
        transfer.abandon(error)
    }

    /// Ends everything and refuses what comes later.
    func shutDown() {
        isShutDown = true
        for key in Array(active.keys) { end(key, with: TransferLoop.shutDownError) }
    }

    /// Moves bytes and finishes what is done, without waiting.
    func perform() {
        guard !isIdle else { return }
        for transfer in active.values { transfer.receivedInTurn = 0 }
        multi.perform()
        countTurn()
        while let (handle, result) = multi.nextFinished() {
            guard let key = keys[handle], let transfer = take(key) else { continue }
            transfer.finish(result)
        }
    }

    /// Whether the next turn may come a little later.
    ///
    /// On a distant server bytes trickle in packet by packet, and a turn for each of them costs more than the bytes.
    var mayRest: Bool { thinTurns >= 16 }

    private func countTurn() {
        let received = active.values.reduce(0) { $0 + $1.receivedInTurn }
        if received < 64 * 1024 { thinTurns += 1 } else { thinTurns = 0 }
    }

    private func take(_ key: Key) -> ActiveTransfer? {
        guard let transfer = active.removeValue(forKey: key) else { return nil }
        keys[transfer.handle.pointer] = nil
        thinTurns = 0
        multi.remove(transfer.handle)
        return transfer
    }

    private static let shutDownError = TransferError(.shutDown, cause: "the transfer engine is shut down")
}
