import MediaModel

/// Decides when a download opens more connections: the slow start 1, 2, 4, up to 16, from a slow server 1, 4, 16.
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

    /// How often to double now; called when every open connection delivers, and often.
    mutating func doublings(now: Duration, received: Int64) -> Int {
        let elapsed = now - measuredSince
        guard elapsed >= interval else { return 0 }
        let speed = Double(received - receivedThen) / elapsed.seconds
        measuredSince = now
        receivedThen = received
        // Each step takes two round trips: a distant server is not to be asked four times.
        if speed < Double(ampleSpeed.rawValue) / 8 { return 2 }
        return speed < Double(ampleSpeed.rawValue) ? 1 : 0
    }
}
