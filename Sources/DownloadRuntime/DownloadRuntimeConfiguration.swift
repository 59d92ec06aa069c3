package import MediaModel

/// Every limit of the download runtime, and what it needs from outside.
package struct DownloadRuntimeConfiguration: Sendable {
    /// The absolute folder under which finished files lie, in `zentrio/downloads/<profile>/`.
    package var mediaRoot: String
    /// Whose downloads these are.
    package var profile = ProfileID.standard
    /// How many downloads run, when they are tried again, what they wait for.
    package var policy = SchedulerPolicy()
    /// Commands that wait in the mailbox; then their senders wait.
    ///
    /// The default is 64.
    package var commandCapacity = 64
    /// Downloads that lie ready for workers while many small files end, so that a small file need not wait until the one before it is committed.
    ///
    /// The default is 192: as many as are fetched while five hundred new ones are committed.
    package var offeredDownloads = 192
    /// Changes that a listener may have before it; then it is told to load anew.
    ///
    /// The default is 1,024.
    package var subscriberCapacity = 1_024
    /// The shortest time between two frames of one download.
    ///
    /// The default is a fifteenth of a second.
    package var progressInterval = Duration.seconds(1) / 15
    /// The time over which speeds are smoothed.
    ///
    /// The default is 10 s.
    package var smoothingWindow = Duration.seconds(10)
    /// The time without a byte after which a warning is told.
    ///
    /// The default is 30 s.
    package var stallDelay = Duration.seconds(30)
    /// How long a shutdown waits for workers to commit.
    ///
    /// The default is 1.5 s.
    package var shutdownDeadline = Duration.milliseconds(1_500)
    /// The seed of the jitter between tries; nil, the default, takes a random one.
    package var seed: UInt64?
    /// Fetches a poster; nil, the default, saves none.
    package var fetchArtwork: (@Sendable (WebAddress) async throws -> Artwork)?
    /// Tells the room on the disk of a path; the default asks the system.
    package var freeSpace: @Sendable (String) -> ByteCount? = FreeSpace.available(at:)
    /// Takes the limit in bytes a second, nil for none; the default does nothing.
    package var setBandwidth: @Sendable (ByteCount?) -> Void = { _ in }
    /// Follows the link of a request anew, when its address has expired or holds something else; nil, the default, cannot.
    ///
    /// Asked only of a request with a link, and again in the same try only if the last answer brought bytes. The bytes so far
    /// are kept if size and validators agree.
    package var renewLink: (@Sendable (DownloadRequest) async throws -> Stream)?
    /// Reads a time off the clock on the wall; the default uses the device's time zone.
    package var calendar = LocalCalendar.system

    package init(mediaRoot: String) {
        self.mediaRoot = mediaRoot
    }
}
