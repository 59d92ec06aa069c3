import DownloadRuntime
import MediaModel
import MediaSources
import Transfer

/// Finds out what lies behind the links of a command.
nonisolated struct LinkLookup: Sendable {
    /// A link with what lies behind it, or why that is nothing.
    struct Finding: Sendable {
        var link: String
        var result: Result<ResolvedLink, CommandFailure>
        /// Whether the server failed and may do better later.
        var mayPass = false
    }

    /// How long a server that fails is waited for.
    struct Patience: Sendable {
        /// The waits before a link is looked at again whose server says that it cannot answer now.
        var pauses: [Duration]
        /// The same of one whose server says nothing: a name or a port that is wrong stays so.
        var pausesWithoutAnswer = [Duration.seconds(1), .seconds(5)]
        /// The longest Retry-After that is believed.
        var longestPause: Duration
        /// Whether each wait is worth a line.
        var isToldOf: Bool

        /// For who wants the file now: as a download waits.
        static let asDownload = Patience(
            pauses: RetryPolicy().firstDelays, longestPause: RetryPolicy().longestDelay, isToldOf: true)
        /// For who does not wait for the file either.
        static let short = Patience(
            pauses: [.seconds(1)], pausesWithoutAnswer: [.seconds(1)], longestPause: .seconds(5), isToldOf: false)
    }

    /// Links that are looked at at the same time.
    private static let limit = 4

    private let resolver: LinkResolver
    private let clock: RuntimeClock
    private let headers: [HeaderField]
    private let patience: Patience

    /// Prepares to look over a network; the default is one of its own, and the machine's clock.
    init(
        headers: [HeaderField], patience: Patience, network: SessionNetwork = SessionNetwork(),
        clock: RuntimeClock = .system
    ) {
        self.headers = headers
        self.patience = patience
        self.clock = clock
        resolver = LinkResolver(
            fetcher: network.lookingAtLinks, readPage: PageVideo.reading(), now: clock.timestamp)
    }

    /// Looks at all links, a few at a time, and keeps their order.
    func look(at links: [String]) async -> [Finding] {
        await withTaskGroup(of: (Int, Finding).self) { group in
            var findings: [Int: Finding] = [:]
            for (index, link) in links.enumerated() {
                if index >= Self.limit, let (done, finding) = await group.next() { findings[done] = finding }
                group.addTask { (index, await look(at: link)) }
            }
            for await (index, finding) in group { findings[index] = finding }
            return links.indices.compactMap { findings[$0] }
        }
    }

    private func look(at link: String) async -> Finding {
        var tries = 0
        while true {
            do throws(MediaSourceError) {
                return Finding(link: link, result: .success(try await resolver.resolve(link, headers: headers)))
            } catch {
                let pauses = error.code == .serverError ? patience.pauses : patience.pausesWithoutAnswer
                guard error.mayPass, tries < pauses.count, await wait(pauses[tries], after: error, of: link) else {
                    return Finding(link: link, result: .failure(CommandFailure(error)), mayPass: error.mayPass)
                }
                tries += 1
            }
        }
    }

    /// Waits before a link is looked at again, at least as long as the server asks; false when the command ends.
    private func wait(_ pause: Duration, after error: MediaSourceError, of link: String) async -> Bool {
        let now = clock.timestamp()
        let asked = RetryAfter.parse(error.retryAfter, now: now).map { now.duration(to: $0) } ?? .zero
        let wait = max(pause, min(asked, patience.longestPause))
        if patience.isToldOf {
            let time = ClockText.hoursMinutesSeconds(now.advanced(by: wait))
            TerminalOutput.error.writeLine("\(link): \(error.sentence) It is asked again at \(time).")
        }
        do {
            try await clock.sleep(clock.now() + wait)
            return true
        } catch {
            return false
        }
    }
}
