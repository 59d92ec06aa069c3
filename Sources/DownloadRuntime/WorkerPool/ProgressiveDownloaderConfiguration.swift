package import MediaModel

/// Every limit of progressive downloads.
package struct ProgressiveDownloaderConfiguration: Sendable {
    package var plan = RangePlan.Configuration()
    /// The speed in bytes a second from which more connections do not help.
    ///
    /// The default is 160 MiB/s: no distant server is that fast, and a near one fills this device with one connection.
    package var ampleSpeed = ByteCount.mebibytes(160)
    /// How long the speed is measured before connections double.
    ///
    /// The default is 50 ms.
    package var growthInterval = Duration.milliseconds(50)
    /// How often the downloader looks at its connections.
    ///
    /// The default is 50 ms.
    package var tick = Duration.milliseconds(50)
    /// How often progress is reported.
    ///
    /// The default is 200 ms.
    package var progressInterval = Duration.milliseconds(200)
    /// New bytes that are worth a commit.
    ///
    /// The default is 1 MiB; not within 250 ms of the last one, and for any new byte after 3 s.
    package var commitAmount = ByteCount.mebibytes(1)
    package var commitNotBefore = Duration.milliseconds(250)
    package var commitAtLatest = Duration.seconds(3)
    /// New bytes that are worth a sync of the file.
    ///
    /// The default is 64 MiB; not within 1 s of the last one, and for any new byte after 3 s. Without the pause a fast
    /// network kept the disk syncing all the time, which cost as much again as the whole transfer.
    package var syncAmount = ByteCount.mebibytes(64)
    package var syncNotBefore = Duration.seconds(1)
    package var syncAtLatest = Duration.seconds(3)
    /// The room that stays free on the disk for others beside the whole file.
    ///
    /// The default is none. The scheduler counts it, too, but knows no size before the first answer to some links.
    package var reservedSpace = ByteCount.zero
    /// The identifier of the running kernel; marks of another one count only when durable.
    ///
    /// The default is the kernel's.
    package var bootIdentifier = BootIdentifier.current
    package var clock = RuntimeClock.system

    package init() {}
}
