package import MediaModel

/// How much may happen at once, how fast, when and where, and how much may be kept.
package struct DownloadLimits: Hashable, Sendable, Codable {
    /// How many downloads run at once.
    ///
    /// The default is 2; 1 to 10.
    package var maximumRunning: Int
    /// How many connections all downloads together have to one host.
    ///
    /// The default is 24; at least 1. No more downloads run from a host than that.
    package var connectionsPerHost: Int
    /// Bytes a second over all downloads; nil, the default, is no limit.
    package var bandwidth: ByteCount?
    /// Bytes a second for each download; nil, the default, is no limit.
    package var bandwidthPerDownload: ByteCount?
    /// How much is left to others; the default is `unlimited`.
    package var profile: SpeedProfile
    /// The hours of the week in which downloads run; the default is always.
    package var schedule: WeeklySchedule
    /// Whether downloads wait while the network is metered; the default is false.
    package var needsUnmeteredNetwork: Bool
    /// Whether the episodes of a series are fetched one after the other, in the order of their numbers.
    ///
    /// The default is false: they start in the order in which they stand, as many at once as there are places.
    package var keepsSeriesInOrder: Bool
    /// The most bytes that the profile may keep on this device; nil, the default, is no limit.
    package var storage: ByteCount?

    package init(
        maximumRunning: Int = 2, connectionsPerHost: Int = 24, bandwidth: ByteCount? = nil,
        bandwidthPerDownload: ByteCount? = nil, profile: SpeedProfile = .unlimited,
        schedule: WeeklySchedule = WeeklySchedule(), needsUnmeteredNetwork: Bool = false,
        keepsSeriesInOrder: Bool = false, storage: ByteCount? = nil
    ) {
        self.maximumRunning = min(max(maximumRunning, 1), 10)
        self.connectionsPerHost = max(connectionsPerHost, 1)
        self.bandwidth = bandwidth
        self.bandwidthPerDownload = bandwidthPerDownload
        self.profile = profile
        self.schedule = schedule
        self.needsUnmeteredNetwork = needsUnmeteredNetwork
        self.keepsSeriesInOrder = keepsSeriesInOrder
        self.storage = storage
    }
}
