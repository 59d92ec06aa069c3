package import MediaModel

/// How much may happen at once.
package struct DownloadLimits: Hashable, Sendable {
    /// How many downloads run at once.
    ///
    /// The default is 2; 1 to 10.
    package var maximumRunning: Int
    /// How many of them fetch from one host.
    ///
    /// The default is 4.
    package var maximumRunningPerHost: Int
    /// Bytes a second over all downloads; nil, the default, is no limit.
    package var bandwidth: ByteCount?

    package init(maximumRunning: Int = 2, maximumRunningPerHost: Int = 4, bandwidth: ByteCount? = nil) {
        self.maximumRunning = min(max(maximumRunning, 1), 10)
        self.maximumRunningPerHost = max(maximumRunningPerHost, 1)
        self.bandwidth = bandwidth
    }
}
