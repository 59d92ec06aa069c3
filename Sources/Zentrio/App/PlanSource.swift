import DownloadRuntime
import Manifests
import MediaModel
import MediaSources
import Transfer

/// Gives the runtime the segments of an HLS or DASH download: reads the manifest anew, whenever it is asked.
nonisolated struct PlanSource: Sendable {
    let fetcher: any WebFetching
    var clock = RuntimeClock.system

    /// The plan of what a request wants.
    ///
    /// - Parameters:
    ///   - request: a stream with a manifest.
    ///   - cookies: the download's; manifests often set what their segments need.
    /// - Returns: the plan, with nothing but the chosen tracks.
    /// - Throws: why there is none; `protected` and `live` before a byte of the film is fetched.
    func plan(for request: DownloadRequest, cookies: CookieJar) async throws(DownloadFailure) -> SegmentPlan {
        let now = clock.timestamp()
        let address = request.stream.address
        do throws(MediaSourceError) {
            let loader = ManifestLoader(
                fetcher: VisitorNetwork(fetcher, cookies: cookies), headers: request.stream.headers, now: now)
            let plan = try await loader.plan(at: address, selector: RenditionSelector(request))
            do throws(ManifestError) {
                try plan.requireDownloadable()
            } catch {
                throw MediaSourceError(error, at: address.text)
            }
            return plan
        } catch {
            throw DownloadFailure(error, now: now)
        }
    }
}
