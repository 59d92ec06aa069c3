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
    }

    /// Links that are looked at at the same time.
    private static let limit = 4
    /// The waits before a link is looked at again when the server failed.
    private static let pauses = [Duration.seconds(1), .seconds(5)]
    /// The longest Retry-After that is believed while somebody sits in front of the command.
    private static let longestPause = Duration.seconds(60)

    private let resolver: LinkResolver
    private let clock = RuntimeClock.system
    let headers: [HeaderField]

    /// Prepares to look over a network; the default is one of its own.
    init(headers: [HeaderField], network: SessionNetwork = SessionNetwork()) {
        self.headers = headers
        resolver = LinkResolver(fetcher: network.lookingAtLinks, readPage: PageVideo.reading())
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
        var pauses = Self.pauses.makeIterator()
        while true {
            do throws(MediaSourceError) {
                return Finding(link: link, result: .success(try await resolver.resolve(link, headers: headers)))
            } catch {
                guard error.mayPass, let pause = pauses.next(), await wait(pause, asked: error.retryAfter) else {
                    return Finding(link: link, result: .failure(CommandFailure(error)))
                }
            }
        }
    }

    /// Waits before a link is looked at again, at least as long as the server asks; false when the command ends.
    private func wait(_ pause: Duration, asked retryAfter: String?) async -> Bool {
        let now = clock.timestamp()
        let asked = RetryAfter.parse(retryAfter, now: now).map { now.duration(to: $0) } ?? .zero
        do {
            try await clock.sleep(clock.now() + max(pause, min(asked, Self.longestPause)))
            return true
        } catch {
            return false
        }
    }
}
