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
        let sink = FileSink(transfer, configuration: executor.loop.configuration, complete: complete)
        // Stopped before it began: the order to end it has passed already.
        guard !transfer.isStopped else { return sink.end(nil, error: TransferEngine.cancelled) }
        executor.loop.start(
            transfer.request, limiters: limiters(for: transfer.request, transfer.limiter),
            key: ObjectIdentifier(transfer), sink: sink)
    }
}
