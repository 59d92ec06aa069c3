import MediaModel

/// Decides when a download opens twice the connections: the slow start 1, 2, 4, up to 16.
///
/// More connections help where each one is held back by distance or loss. On loopback and fast local networks one
/// connection already moves bytes as fast as this device writes them, and more would only cost time.
struct ConnectionGrowth {
    private let interval: Duration
    private let ampleSpeed: ByteCount
    private var measuredSince: Duration
    private var receivedThen: Int64

    init(configuration: ProgressiveDownloaderConfiguration, now: Duration, received: Int64) {
        interval = configuration.growthInterval
        ampleSpeed = configuration.ampleSpeed
        measuredSince = now
        receivedThen = received
    }

    /// Whether to double now; called when every open connection delivers, and often.
    mutating func shouldGrow(now: Duration, received: Int64) -> Bool {
        let elapsed = now - measuredSince
        guard elapsed >= interval else { return false }
        let speed = Double(received - receivedThen) / elapsed.seconds
        measuredSince = now
        receivedThen = received
        return speed < Double(ampleSpeed.rawValue)
    }
}
