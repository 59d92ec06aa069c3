package import MediaModel

/// Start here: all HTTP of the program, on one thread with one libcurl multi handle.
///
/// Two uses: `data` brings a small document into memory, `run` streams a byte range into a file. The actor's executor is
/// the transfer thread, so the thread's only owner is this object: it ends when nobody holds the engine any more.
package actor TransferEngine {
    /// What happens when a body is larger than the caller's limit.
    package enum Overflow: Hashable, Sendable {
        /// The request fails with `tooLarge`.
        case fail
        /// The request succeeds with the first bytes.
        case truncate
    }

    let executor: TransferExecutor
    /// Holds all bulk transfers together.
    package nonisolated let limiter = BandwidthLimiter()

    package init(configuration: TransferConfiguration = TransferConfiguration()) {
        executor = TransferExecutor(configuration: configuration)
    }

    deinit {
        executor.stop()
    }

    /// Runs a task's work on the transfer thread, so that it and its transfers need not wake each other's threads.
    ///
    /// For work of few microseconds at a time, and none that waits for a disk: it holds up every transfer.
    package nonisolated func runNearby<Result>(_ work: () async throws -> Result) async rethrows -> Result {
        try await withTaskExecutorPreference(executor) { try await work() }
    }

    package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// Holds all bulk transfers together to so many bytes a second, for running ones within 50 ms; nil for no limit.
    ///
    /// From any thread.
    package nonisolated func setRateLimit(_ limit: ByteCount?) {
        limiter.setLimit(limit)
    }

    /// Fetches a document into memory.
    ///
    /// Cancelling the task ends the request.
    ///
    /// Any status is an answer, not an error: the caller looks at `status`. `limit` counts the decoded body, and
    /// `overflow` says what happens to a larger one; the default is to fail.
    package func data(
        for request: TransferRequest, limit: ByteCount, overflow: Overflow = .fail
    ) async throws(TransferError) -> (TransferResponse, [UInt8]) {
        try await data(for: request, limit: limit, overflow: overflow, limiter: nil)
    }

    /// Fetches a piece of media into memory, held by its task's limiter and, with purpose `bulk`, by the engine's.
    package func data(
        for request: TransferRequest, limit: ByteCount, overflow: Overflow, limiter: BandwidthLimiter?
    ) async throws(TransferError) -> (TransferResponse, [UInt8]) {
        let token = Token()
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let sink = MemorySink(limit: limit, overflow: overflow) { continuation.resume(returning: $0) }
                begin(request, limiters: limiters(for: request, limiter), key: ObjectIdentifier(token), sink: sink)
            }
        } onCancel: {
            executor.order { $0.end(ObjectIdentifier(token), with: TransferEngine.cancelled) }
        }
        return try result.get()
    }

    /// Ends every transfer with `shutDown` and refuses later ones with the same error.
    package func shutDown() {
        executor.loop.shutDown()
    }

    /// The limiters that hold a request: the task's own, and for bulk the engine's.
    nonisolated func limiters(for request: TransferRequest, _ own: BandwidthLimiter?) -> [BandwidthLimiter] {
        (own.map { [$0] } ?? []) + (request.purpose == .document ? [] : [limiter])
    }

    private func begin(
        _ request: TransferRequest, limiters: [BandwidthLimiter], key: TransferLoop.Key, sink: any TransferSink
    ) {
        // Cancelled before it began: the order to end it has passed already.
        guard !Task.isCancelled else { return sink.end(nil, error: TransferEngine.cancelled) }
        executor.loop.start(request, limiters: limiters, key: key, sink: sink)
    }

    static let cancelled = TransferError(.cancelled, cause: "the task was cancelled")

    /// Its identity names a request.
    private final class Token: Sendable {}
}
