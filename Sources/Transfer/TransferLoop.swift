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
    private var spares = SpareHandles()
    let buffers = SpareBuffers()
    private var isShutDown = false
    private var turn = 0
    /// How long the thread may sleep although nothing arrives; nil for any time.
    private(set) var restTime: Duration?
    private var trickle = Trickle()
    /// Whether a connection may have more than the last turn took.
    private var isCutShort = false

    init(multi: MultiHandle, configuration: TransferConfiguration) {
        self.multi = multi
        self.configuration = configuration
    }

    var isIdle: Bool { active.isEmpty }

    /// Starts a request; its sink hears of everything else, also when it cannot start.
    func start(_ request: TransferRequest, limiters: [BandwidthLimiter], key: Key, sink: any TransferSink) {
        guard !isShutDown else { return sink.end(nil, error: TransferLoop.shutDownError) }
        guard
            let handle = spares.take(request.purpose) ?? multi.makeHandle(request.purpose, configuration: configuration)
        else { return sink.end(nil, error: TransferLoop.noMemoryError) }
        let transfer = ActiveTransfer(
            request, handle: handle, limiters: limiters, sink: sink, configuration: configuration,
            now: configuration.now())
        guard multi.add(handle) else { return sink.end(nil, error: TransferLoop.noMemoryError) }
        active[key] = transfer
        noteChange(of: request)
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
        restTime = nil
        let now = configuration.now()
        guard !isIdle else { return rest(now: now) }
        turn += 1
        for transfer in active.values { transfer.beginTurn(at: now) }
        resumeHeld(now: now)
        multi.perform()
        countTurn(now: now)
        while let (handle, result) = multi.nextFinished() {
            guard let key = keys[handle] else { continue }
            finish(key, result)
        }
        dropStalled(now: now)
        restTime = timeToRest(now: now)
    }

    /// Lets go of handles that nobody has wanted for a while.
    private func rest(now: Duration) {
        if spares.letGo(now: now) {
            buffers.letGo()
            ReceiveBlocks.shared.letGo()
        }
        restTime = spares.deadline.map { max(.zero, $0 - now) }
    }

    /// Lets transfers go on for which the limiters have enough, those that waited longest first.
    private func resumeHeld(now: Duration) {
        let ready = active.filter { $0.value.isHeld && $0.value.holdTime(now: now) == .zero }
        guard !ready.isEmpty else { return }
        // What is offered to one is offered to all of its download.
        let sharers = ready.values.reduce(into: [TokenBucket.Taker: Int]()) { $0[$1.taker, default: 0] += 1 }
        for (key, transfer) in ready.sorted(by: { $0.value.lastTurn < $1.value.lastTurn }) {
            // Small shares would cost more turns than they are worth.
            let offer = transfer.offer(now: now)
            guard offer > 0 else { continue }
            let result = transfer.resume(share: max(offer / sharers[transfer.taker, default: 1], 4096), turn: turn)
            if result != CURLE_OK { finish(key, result) }
        }
    }

    /// Closes connections that carry too little.
    private func dropStalled(now: Duration) {
        for (key, transfer) in active where transfer.isStalled(now: now) {
            end(key, with: TransferError(.timedOut, cause: "the server sent too little for too long"))
        }
    }

    /// How long it is until a held transfer may go on or a stall is to be looked for.
    private func timeToRest(now: Duration) -> Duration? {
        active.values.lazy.compactMap { transfer in
            transfer.isHeld ? transfer.holdTime(now: now) : transfer.watchDeadline.map { max(.zero, $0 - now) }
        }.min()
    }

    private func finish(_ key: Key, _ result: CURLcode) {
        guard let transfer = take(key) else { return }
        if let request = transfer.secondRequest(after: result) {
            return start(request, limiters: transfer.limiters, key: key, sink: transfer.sink)
        }
        transfer.finish(result)
        if result == CURLE_OK { spares.put(transfer.handle, now: configuration.now()) }
    }

    /// Whether the next turn may come a little later, because bytes trickle in and all that came are taken.
    var mayRest: Bool { trickle.isTrickling && !isCutShort && !isIdle }

    /// Before bytes are left to gather: they are to be acknowledged all the same, or servers would send less.
    ///
    /// Not where all is limited: the system makes room for that many, and they would come as fast as the line.
    func beginRest() {
        guard !active.values.allSatisfy(\.isLimited) else { return }
        multi.sockets.setReadThreshold(Trickle.mostGathered)
    }

    /// Before the bytes that gathered are read, however few.
    func endRest() {
        multi.sockets.setReadThreshold(1)
    }

    private func countTurn(now: Duration) {
        trickle.count(active.values.reduce(0) { $0 + $1.receivedInTurn }, now: now)
        isCutShort = active.values.contains(where: \.isCutShort)
    }

    /// The end of a small file, or the head of an answer, is not to wait; segments are many, and none is waited for.
    private func noteChange(of request: TransferRequest) {
        if request.purpose != .segment { trickle.reset() }
    }

    private func take(_ key: Key) -> ActiveTransfer? {
        guard let transfer = active.removeValue(forKey: key) else { return nil }
        keys[transfer.handle.pointer] = nil
        noteChange(of: transfer.request)
        multi.remove(transfer.handle)
        transfer.handle.closeJar()
        return transfer
    }

    private static let noMemoryError = TransferError(.internalError, cause: "libcurl has no memory")

    private static let shutDownError = TransferError(.shutDown, cause: "the transfer engine is shut down")
}
