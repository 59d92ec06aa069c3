import Synchronization
package import Transfer

/// What one download may use while it runs; the scheduler changes it at any time, and the downloader obeys at once.
package final class DownloadAllowance: Sendable {
    /// Holds all transfers of the download to its own speed limit.
    package let limiter: BandwidthLimiter
    private let connections: Mutex<Int>
    private let onThrottle: @Sendable (_ host: String) -> Void

    /// Allows so much to begin with.
    ///
    /// - Parameters:
    ///   - limiter: the download's own limit; the default has none.
    ///   - maximumConnections: the most connections at once; the default leaves it to the downloader.
    ///   - onThrottle: called on any thread when a host answers 429 or 503 while the download goes on; the default does
    ///     nothing. A try that fails because of it says so in its failure.
    package init(
        limiter: BandwidthLimiter = BandwidthLimiter(), maximumConnections: Int = .max,
        onThrottle: @escaping @Sendable (_ host: String) -> Void = { _ in }
    ) {
        self.limiter = limiter
        connections = Mutex(max(1, maximumConnections))
        self.onThrottle = onThrottle
    }

    /// The most connections at once; at least 1.
    package var maximumConnections: Int { connections.withLock { $0 } }

    /// Changes the most connections; those above it are closed when they have what they fetch.
    package func setMaximumConnections(_ count: Int) {
        connections.withLock { $0 = max(1, count) }
    }

    /// A host asked for fewer connections.
    package func noteThrottle(host: String) {
        onThrottle(host)
    }
}
