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

    private let resolver = LinkResolver(fetcher: TransferEngine())
    let headers: [HeaderField]

    init(headers: [HeaderField]) {
        self.headers = headers
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
        do throws(MediaSourceError) {
            return Finding(link: link, result: .success(try await resolver.resolve(link, headers: headers)))
        } catch {
            return Finding(link: link, result: .failure(CommandFailure(error)))
        }
    }
}
