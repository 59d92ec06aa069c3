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
        multi.perform()
        while let (handle, result) = multi.nextFinished() {
            guard let key = keys[handle], let transfer = take(key) else { continue }
            transfer.finish(result)
        }
    }

    private func take(_ key: Key) -> ActiveTransfer? {
        guard let transfer = active.removeValue(forKey: key) else { return nil }
        keys[transfer.handle.pointer] = nil
        multi.remove(transfer.handle)
        return transfer
    }

    private static let shutDownError = TransferError(.shutDown, cause: "the transfer engine is shut down")
}
