package import MediaModel

/// How much may happen at once, how fast, and when.
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

    package init(
        maximumRunning: Int = 2, connectionsPerHost: Int = 24, bandwidth: ByteCount? = nil,
        bandwidthPerDownload: ByteCount? = nil, profile: SpeedProfile = .unlimited,
        schedule: WeeklySchedule = WeeklySchedule()
    ) {
        self.maximumRunning = min(max(maximumRunning, 1), 10)
        self.connectionsPerHost = max(connectionsPerHost, 1)
        self.bandwidth = bandwidth
        self.bandwidthPerDownload = bandwidthPerDownload
        self.profile = profile
        self.schedule = schedule
    }
}
