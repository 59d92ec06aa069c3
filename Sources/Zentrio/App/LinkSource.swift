import DownloadRuntime
import MediaModel
import MediaSources

/// Gives the runtime the stream that the link of a request leads to now.
nonisolated struct LinkSource: Sendable {
    let resolver: LinkResolver
    var clock = RuntimeClock.system

    /// Follows the link anew, for the same quality and tracks.
    ///
    /// - Parameter request: what was asked for; without a link its address is looked at.
    /// - Returns: the stream that takes the place of the request's.
    /// - Throws: why the link leads nowhere.
    func stream(for request: DownloadRequest) async throws(DownloadFailure) -> MediaModel.Stream {
        let link = request.link ?? request.stream.address
        do throws(MediaSourceError) {
            let found = try await resolver.resolve(link.text, headers: request.stream.headers(forServerOf: link))
            guard let stream = choice(of: request, among: found.streams) else {
                throw MediaSourceError(.noVideo, "No video found at this address.", cause: link.text)
            }
            return stream.takingPlace(of: request.stream)
        } catch {
            throw DownloadFailure(error, now: clock.timestamp())
        }
    }

    /// The same picture as before, if it is still there: what was fetched of it can be kept.
    private func choice(
        of request: DownloadRequest, among streams: [MediaModel.Stream]
    ) -> MediaModel.Stream? {
        let same = streams.filter { stream in
            request.stream.height != nil && stream.height == request.stream.height
                && stream.format == request.stream.format
        }
        return StreamChoice.stream(for: request.quality, among: same.isEmpty ? streams : same)
    }
}

nonisolated extension MediaModel.Stream {
    /// The headers for another server: what is a secret at this one is not told there.
    fileprivate func headers(forServerOf link: WebAddress) -> [HeaderField] {
        let isElsewhere = !address.isOnSameServer(as: link)
        return headers.filter { !(isElsewhere && $0.isSecret) }
    }

    /// This stream with what the one before it had been given by hand.
    fileprivate func takingPlace(of old: MediaModel.Stream) -> MediaModel.Stream {
        var stream = self
        let isElsewhere = !old.address.isOnSameServer(as: address)
        stream.headers += old.headers.filter { field in
            !(isElsewhere && field.isSecret) && !headers.contains { $0.isNamed(field.name) }
        }
        if stream.mirrors.isEmpty { stream.mirrors = old.mirrors }
        // Whoever gives the bare link again means this download: no height was part of what they asked for.
        if old.height == nil { stream.height = nil }
        return stream
    }
}
