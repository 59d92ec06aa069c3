/// A clock whose short waits never end, and on which the patience with a slow reader is over at once.
nonisolated struct CuttingClock: Clock {
    typealias Duration = Swift.Duration
    typealias Instant = ContinuousClock.Instant

    /// Called when it is.
    let onCut: @Sendable () -> Void

    var now: Instant { ContinuousClock.now }
    var minimumResolution: Duration { .zero }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        guard now.duration(to: deadline) < .seconds(5) else { return onCut() }
        let (silence, end) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        for await _ in silence {}
        // Before, it would end the silence itself.
        withExtendedLifetime(end) {}
        throw CancellationError()
    }
}
