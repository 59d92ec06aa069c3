package import MediaModel

/// The rules that the scheduler decides by; all can change while it runs.
package struct SchedulerPolicy: Sendable {
    package var limits = DownloadLimits()
    package var retry = RetryPolicy()
    /// The room on a disk that is left to others: no download starts that would take it.
    ///
    /// The default is 500 MB.
    package var reservedSpace = ByteCount(500_000_000)
    /// The only downloads that are started; nil, the default, starts all.
    ///
    /// A command that fetches one link leaves the rest of the queue alone.
    package var startsOnly: Set<DownloadID>?
    /// How long a worker may take to stop before it is given up.
    ///
    /// The default is 5 s.
    package var pauseDeadline = Duration.seconds(5)
    /// How often free space and missing folders are looked at while a download waits for them, and how old an answer
    /// may be when another one starts.
    ///
    /// The default is 2 s.
    package var observationInterval = Duration.seconds(2)
    /// The room that a download of unknown size must find before it goes on after a full disk.
    ///
    /// The default is 16 MiB.
    package var unknownSpaceNeed = ByteCount.mebibytes(16)

    package init() {}
}
