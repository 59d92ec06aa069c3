extension TransferEngine {
    /// Streams a transfer into its file until its end, a failure or a stop.
    ///
    /// Cancelling the task stops it.
    package func run(_ transfer: FileTransfer) async -> FileTransfer.Ending {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                begin(transfer) { continuation.resume(returning: $0) }
            }
        } onCancel: {
            stop(transfer)
        }
    }

    /// Begins a transfer for who runs nearby (`runNearby`), and calls back on the transfer thread.
    ///
    /// No task waits for it: only `stop` ends it early.
    ///
    /// - Parameters:
    ///   - transfer: a transfer that did not run before.
    ///   - answered: called once the head of the answer was accepted.
    ///   - ended: called once, after everything else.
    package nonisolated func start(
        _ transfer: FileTransfer, answered: @escaping @Sendable () -> Void,
        ended: @escaping @Sendable (FileTransfer.Ending) -> Void
    ) {
        start(transfer, on: executor.loop, answered: answered, ended: ended)
    }

    /// Ends a transfer at once; what arrived is written first.
    ///
    /// From any thread, before, during or after its run.
    package nonisolated func stop(_ transfer: FileTransfer) {
        transfer.markStopped()
        executor.order { $0.end(ObjectIdentifier(transfer), with: TransferEngine.cancelled) }
    }

    /// Writes what running transfers hold in memory.
    package func flush(_ transfers: [FileTransfer]) {
        for transfer in transfers {
            (executor.loop.sink(of: ObjectIdentifier(transfer)) as? FileSink)?.flush()
        }
    }

    private func begin(_ transfer: FileTransfer, complete: @escaping (FileTransfer.Ending) -> Void) {
        start(transfer, on: executor.loop, answered: {}, ended: complete)
    }

    private nonisolated func start(
        _ transfer: FileTransfer, on loop: TransferLoop, answered: @escaping () -> Void,
        ended: @escaping (FileTransfer.Ending) -> Void
    ) {
        let sink = FileSink(
            transfer, configuration: loop.configuration, buffers: loop.buffers, answered: answered, ended: ended)
        // Stopped before it began: the order to end it has passed already.
        guard !transfer.isStopped else { return sink.end(nil, error: TransferEngine.cancelled) }
        loop.start(
            transfer.request, limiters: limiters(for: transfer.request, transfer.limiter),
            key: ObjectIdentifier(transfer), sink: sink)
    }
}
