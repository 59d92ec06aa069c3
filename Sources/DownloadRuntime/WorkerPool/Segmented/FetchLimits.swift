package import MediaModel

/// Every limit of fetching segments.
package struct FetchLimits: Sendable {
    /// Connections at the start.
    ///
    /// The default is 16; each delivered unit adds one. With 8 a fast line took 0.1 s longer to fill.
    package var firstConnections = 16
    /// The most connections of one download.
    ///
    /// The default is 24: over 40 ms with one packet lost in a thousand, one brings 9 Mbit/s.
    package var maximumConnections = 24
    /// What must be left of a segment before an idle connection takes half of it, and how long that must take.
    ///
    /// The defaults are 32 KiB and 120 ms: another connection needs a round trip to begin, and what the server has sent
    /// of that half already is lost.
    package var smallestShared = ByteCount.kibibytes(32)
    package var shortestShared = Duration.milliseconds(120)
    /// How long a transfer may be silent when others have nothing to do, in the shortest times that the server needed for
    /// an answer, and at least.
    ///
    /// The defaults are 2.5 and 100 ms.
    package var longestSilence = 2.5
    package var shortestSilence = Duration.milliseconds(100)
    /// Units of a lane that may be fetched before their turn to be written has come.
    ///
    /// The default is 48.
    package var lookahead = 48
    /// Tries of a unit.
    ///
    /// The default is 5.
    package var tries = 5
    /// Tries of a unit at each address that says it is not there.
    ///
    /// The default is 2.
    package var triesWhenMissing = 2
    /// The wait before the second try; it doubles with every further one.
    ///
    /// The default is half a second, at most 8 s.
    package var backoff = Duration.milliseconds(500)
    package var longestBackoff = Duration.seconds(8)
    /// Units that may be broken before the download gives up.
    ///
    /// The default is 8.
    package var brokenLimit = 8
    /// How long a host stays at its cap before it gets one more connection.
    ///
    /// The default is 30 s.
    package var recovery = Duration.seconds(30)

    package init() {}
}
