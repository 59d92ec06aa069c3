import DownloadRuntime
import Manifests
import MediaModel
import MediaSources
import Transfer

/// Gives the runtime the segments of an HLS or DASH download: reads the manifest anew, whenever it is asked.
nonisolated struct PlanSource: Sendable {
    let fetcher: any WebFetching
    var clock = RuntimeClock.system

    /// The plan of what a request wants, from the first of its addresses that has one.
    ///
    /// - Parameters:
    ///   - request: a stream with a manifest.
    ///   - cookies: the download's; manifests often set what their segments need.
    /// - Returns: the plan, with nothing but the chosen tracks.
    /// - Throws: why there is none; `protected` and `live` before a byte of the film is fetched.
    func plan(for request: DownloadRequest, cookies: CookieJar) async throws(DownloadFailure) -> SegmentPlan {
        let now = clock.timestamp()
        var failures: [MediaSourceError] = []
        for address in [request.stream.address] + request.stream.mirrors {
            do throws(MediaSourceError) {
                return try await plan(at: address, for: request, cookies: cookies, now: now)
            } catch {
                guard error.isOfTheServer else { throw DownloadFailure(error, now: now) }
                failures.append(error)
            }
        }
        // The one that leaves more hope.
        throw DownloadFailure(failures.first(where: \.mayPass) ?? failures[0], now: now)
    }

    private func plan(
        at address: WebAddress, for request: DownloadRequest, cookies: CookieJar, now: Timestamp
    ) async throws(MediaSourceError) -> SegmentPlan {
        let isElsewhere = !address.isOnSameServer(as: request.stream.address)
        let headers = request.stream.headers.filter { !(isElsewhere && $0.isSecret) }
        let loader = ManifestLoader(
            fetcher: VisitorNetwork(fetcher, cookies: cookies), headers: headers, now: now
        ) { [clock] pause in
            // A download that is given up asks once more, without a wait.
            try? await clock.sleep(clock.now() + pause)
        }
        let plan = try await loader.plan(at: address, selector: RenditionSelector(request))
        do throws(ManifestError) {
            try plan.requireDownloadable()
        } catch {
            throw MediaSourceError(error, at: address.text)
        }
        return plan
    }
}

nonisolated extension MediaSourceError {
    /// Whether the server did not answer, or refused: another one with the same stream may do better.
    fileprivate var isOfTheServer: Bool { httpStatus != nil || mayPass || code == .hostNotFound }
}
