package import MediaModel

/// When a failed try is repeated, and when it is enough.
package struct RetryPolicy: Sendable {
    /// What follows a failed try.
    package enum Decision: Hashable, Sendable {
        case retry(at: Timestamp)
        case giveUp
    }

    /// Tries without a new byte before a download fails for good.
    ///
    /// The default is 8, about half an hour: a server that restarts and a night's reconnection are waited out.
    package var maximumTries = 8
    /// The pauses after the first tries.
    ///
    /// The default is 5 s, 15 s, 45 s.
    package var firstDelays: [Duration] = [.seconds(5), .seconds(15), .seconds(45)]
    /// The longest pause; also the longest Retry-After that is believed.
    ///
    /// The default is 10 min.
    package var longestDelay = Duration.seconds(600)

    package init() {}

    /// Decides after a failed try.
    ///
    /// - Parameters:
    ///   - failure: why the try failed.
    ///   - tries: the tries since bytes last advanced, this one included.
    ///   - now: the time of the failure.
    ///   - generator: the source of the jitter that keeps many downloads from coming back at the same moment.
    /// - Returns: the time of the next try, or that there is none.
    package func decision(
        after failure: DownloadFailure, tries: Int, now: Timestamp, using generator: inout some RandomNumberGenerator
    ) -> Decision {
        guard failure.isTransient, tries < maximumTries else { return .giveUp }
        let earliest = now.advanced(by: delay(afterTries: tries, using: &generator))
        guard let allowed = failure.retryAfter else { return .retry(at: earliest) }
        let floor = min(allowed, now.advanced(by: longestDelay))
        return .retry(at: max(earliest, floor))
    }

    private func delay(afterTries tries: Int, using generator: inout some RandomNumberGenerator) -> Duration {
        let index = max(0, tries - 1)
        if index < firstDelays.count { return firstDelays[index] }
        // Full jitter over a span that doubles, so that a crowd spreads out.
        let last = firstDelays.last ?? .seconds(1)
        let doublings = min(index - firstDelays.count + 1, 16)
        let span = min(last * (1 << doublings), longestDelay)
        return .milliseconds(Int64.random(in: 1_000...max(1_000, span.milliseconds), using: &generator))
    }
}
