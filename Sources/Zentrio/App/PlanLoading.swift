import Manifests
import MediaModel
import MediaSources

/// Fetches the manifest of a download and selects what the download wants of it.
nonisolated struct PlanLoading: Sendable {
    let fetcher: any WebFetching

    /// What a request means by now; called at the start of a download and when its addresses have run out.
    func plan(_ request: DownloadRequest) async throws(DownloadFailure) -> SegmentPlan {
        let selector = RenditionSelector(
            maximumHeight: request.stream.height ?? request.quality.maximumHeight,
            prefersBest: request.quality == .best, audioLanguages: request.tracks.audioLanguages,
            subtitleLanguages: request.tracks.subtitleLanguages, variantID: request.stream.variant)
        do throws(MediaSourceError) {
            return try await ManifestLoader(fetcher: fetcher, headers: request.stream.headers).plan(
                at: request.stream.address, selector: selector)
        } catch {
            throw DownloadFailure(error)
        }
    }
}

nonisolated extension DownloadFailure {
    /// What a source's refusal means for a download.
    init(_ error: MediaSourceError) {
        let code: Code =
            switch error.code {
            case .hostNotFound: .hostNotFound
            case .connectionLost, .cancelled: .connectionLost
            case .serverError: .serverError
            case .unauthorized: .unauthorized
            case .notFound: .notFound
            case .badRedirect: .badRedirect
            case .emptyBody: .emptyBody
            case .protected: .protected
            case .live: .live
            case .noVideo, .noStream, .addon: .notMedia
            case .unsupportedFormat, .unsupportedScheme, .notAnAddress: .unsupportedFormat
            case .refused, .badAnswer: .refused
            case .cacheNotWritable: .notWritable
            }
        self.init(code, sentence: error.sentence, cause: error.cause, httpStatus: error.httpStatus)
    }
}
