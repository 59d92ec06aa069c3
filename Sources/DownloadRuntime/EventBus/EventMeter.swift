import Synchronization

/// Measures how long events lie before their listeners take them.
final class EventMeter: Sendable {
    private let now: @Sendable () -> Duration
    private let lag = LatencyMeter()
    private let published = Atomic(0)

    init(now: @escaping @Sendable () -> Duration) {
        self.now = now
    }

    /// Counts events; the time of their publication.
    func notePublication(of count: Int) -> Duration {
        published.add(count, ordering: .relaxed)
        return now()
    }

    func noteDelivery(publishedAt: Duration) {
        lag.add(now() - publishedAt)
    }

    /// What is known without the listeners.
    var figures: RuntimeHealth.EventFigures {
        var figures = RuntimeHealth.EventFigures()
        figures.published = published.load(ordering: .relaxed)
        figures.lag = lag.figures
        return figures
    }
}
