import MediaModel

/// Follows the link of a download anew, until it is asked to stop: a page may take a minute, and a pause only a moment.
final class LinkRenewal: Sendable {
    private let renew: @Sendable () async throws -> Stream
    private let stops: AsyncStream<Void>
    private let bell: AsyncStream<Void>.Continuation

    init(_ renew: @escaping @Sendable () async throws -> Stream) {
        self.renew = renew
        // One stop is all that counts; those after it are dropped.
        (stops, bell) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(1))
    }

    /// The stream that the link leads to now; nil when `stop()` was called before it was found.
    ///
    /// Called once.
    ///
    /// - Throws: what `renew` throws.
    func stream() async throws -> Stream? {
        try await withThrowingTaskGroup(of: Stream?.self) { group in
            defer { group.cancelAll() }
            group.addTask { [renew] in try await renew() }
            group.addTask { [stops] in
                // Ends with the first stop, or when the group is cancelled.
                for await _ in stops { break }
                return nil
            }
            return try await group.next() ?? nil
        }
    }

    /// Asks `stream()` to return.
    ///
    /// From any thread, any number of times.
    func stop() {
        bell.yield()
    }
}
