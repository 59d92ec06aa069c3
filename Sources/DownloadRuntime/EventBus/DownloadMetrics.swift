package import MediaModel

/// How the runtime does as a whole.
package struct DownloadMetrics: Hashable, Sendable {
    /// The share of one kind of transfer.
    package struct Share: Hashable, Sendable {
        package var active: Int
        /// Bytes a second, smoothed.
        package var speed: ByteCount

        package init(active: Int = 0, speed: ByteCount = .zero) {
            self.active = active
            self.speed = speed
        }
    }

    package var active: Int
    package var queued: Int
    /// Bytes a second over all, smoothed.
    package var averageSpeed: ByteCount
    package var perProtocol: [Stream.Format: Share]

    package init(
        active: Int = 0, queued: Int = 0, averageSpeed: ByteCount = .zero, perProtocol: [Stream.Format: Share] = [:]
    ) {
        self.active = active
        self.queued = queued
        self.averageSpeed = averageSpeed
        self.perProtocol = perProtocol
    }
}
