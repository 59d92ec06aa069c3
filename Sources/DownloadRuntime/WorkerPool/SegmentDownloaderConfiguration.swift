package import Logging
package import MediaModel

/// Every limit of downloads that consist of segments.
package struct SegmentDownloaderConfiguration: Sendable {
    package var limits = FetchLimits()
    /// What may wait in memory for its turn to be written, where it cannot arrive in its place; more waits in a file.
    ///
    /// The default is 6 MiB: the program takes 49 MiB without, and is to stay under 60.
    package var memory = ByteCount.mebibytes(6)
    /// What may wait for its turn at all; then only what can be written at once is fetched.
    ///
    /// The default is 256 MiB.
    package var held = ByteCount.mebibytes(256)
    /// What may wait for ffmpeg while it works; then only what can be written at once is fetched.
    ///
    /// The default is 8 MiB: on a fast network ffmpeg is the slower one, and the processor time that fetching takes from it
    /// is what the film comes later.
    package var mergeLag = ByteCount.mebibytes(8)
    /// The largest key, initialization or plain text file.
    ///
    /// The default is 16 MiB.
    package var document = ByteCount.mebibytes(16)
    /// How often the downloader looks at its connections.
    ///
    /// The default is 50 ms.
    package var tick = Duration.milliseconds(50)
    /// How often it does when nothing is left to begin.
    ///
    /// The default is 20 ms.
    package var tailTick = Duration.milliseconds(20)
    /// How often it looks whether a working ffmpeg has caught up, or has ended.
    ///
    /// The default is 8 ms; what may wait for it lasts twice as long.
    package var mergeTick = Duration.milliseconds(8)
    /// How often progress is reported.
    ///
    /// The default is 200 ms.
    package var progressInterval = Duration.milliseconds(200)
    /// New bytes that are worth a commit.
    ///
    /// The default is 1 MiB; not within 250 ms of the last one, and for any new segment after 3 s.
    package var commitAmount = ByteCount.mebibytes(1)
    package var commitNotBefore = Duration.milliseconds(250)
    package var commitAtLatest = Duration.seconds(3)
    /// New bytes of segments that are not whole, or wait for their turn, that are worth a commit.
    ///
    /// The default is 8 MiB; not within 1 s of the last commit, and for any new byte after `commitAtLatest`.
    package var landingAmount = ByteCount.mebibytes(8)
    package var landingNotBefore = Duration.seconds(1)
    /// New bytes that are worth a sync of the stream files.
    ///
    /// The default is 64 MiB; not within 1 s of the last one, and for any new segment after 3 s.
    package var syncAmount = ByteCount.mebibytes(64)
    package var syncNotBefore = Duration.seconds(1)
    package var syncAtLatest = Duration.seconds(3)
    /// How long ffmpeg may work without any progress before it is ended.
    ///
    /// The default is 30 s.
    package var mergePatience = Duration.seconds(30)
    /// The absolute path of ffmpeg; nil when there is none.
    ///
    /// The default is the first one in the usual folders.
    package var ffmpeg = FFmpeg.path()
    /// The identifier of the running kernel; marks of another one count only when durable.
    ///
    /// The default is the kernel's.
    package var bootIdentifier = BootIdentifier.current
    package var clock = RuntimeClock.system
    /// Takes what goes on.
    ///
    /// The default is called "zentrio.segments".
    package var logger = Logger(label: "zentrio.segments")

    package init() {}
}
